package com.telerivet.status.subscriber;

import java.time.Instant;
import java.util.List;

/**
 * A subscriber as the team sees it.
 *
 * @param componentIds the chosen components
 * @param hearsOfAll whether all components are meant, so that the choice does not count
 */
public record SubscriberEntry(
        String id,
        String channel,
        String address,
        SubscriberState state,
        boolean hearsOfAll,
        List<String> componentIds,
        Instant createdAt) {}
