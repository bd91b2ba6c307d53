package com.telerivet.status.subscriber;

import java.time.Instant;
import java.util.Set;

/**
 * A subscription as others see it.
 *
 * @param hearsOfAll whether it hears of all components, also those to come
 * @param componentIds the chosen components; empty where it hears of all, or only of what it follows
 * @param locale a language tag, for example {@code en}
 */
public record Subscription(
        String id,
        String channel,
        String address,
        SubscriberState state,
        boolean hearsOfAll,
        Set<String> componentIds,
        Extent extent,
        String locale,
        Instant createdAt) {

    /** Whether it hears of nothing but single incidents. */
    public boolean hearsOfFollowedOnly() {
        return !hearsOfAll && componentIds.isEmpty();
    }

    public boolean isActive() {
        return state == SubscriberState.ACTIVE;
    }
}
