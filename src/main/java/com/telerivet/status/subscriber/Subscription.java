package com.telerivet.status.subscriber;

import java.time.Instant;
import java.util.Set;

/**
 * A subscription as others see it.
 *
 * @param componentIds the chosen components; empty means all of them, also those to come
 * @param locale a language tag, for example {@code en}
 */
public record Subscription(
        String id,
        String channel,
        String address,
        SubscriberState state,
        Set<String> componentIds,
        String locale,
        Instant createdAt) {

    public boolean hearsOfAll() {
        return componentIds.isEmpty();
    }

    public boolean isActive() {
        return state == SubscriberState.ACTIVE;
    }
}
