package com.telerivet.status.subscriber;

import org.jspecify.annotations.Nullable;

/**
 * Which subscribers are asked for.
 *
 * @param channel null is any
 * @param state null is active and unconfirmed ones
 * @param words a part of the address; null is any
 * @param incidentId those of that incident; null is whoever subscribed to more than incidents
 * @param byAddress in the order of addresses rather than of time
 */
public record SubscriberQuery(
        @Nullable String channel,
        @Nullable SubscriberState state,
        @Nullable String words,
        @Nullable String incidentId,
        boolean byAddress,
        boolean descending) {}
