package com.telerivet.status.subscriber;

import org.jspecify.annotations.Nullable;

/**
 * Which subscribers are asked for.
 *
 * @param channel null is any
 * @param state null is active and unconfirmed ones
 * @param suspended whether nothing is sent to them, since their addresses refused or were paused; null is either
 * @param words a part of the address; null is any
 * @param componentId those that chose this component; {@link #ALL_COMPONENTS} those that hear of all; null is any
 * @param incidentId those of that incident; null is whoever subscribed to more than incidents
 */
public record SubscriberQuery(
        @Nullable String channel,
        @Nullable SubscriberState state,
        @Nullable Boolean suspended,
        @Nullable String words,
        @Nullable String componentId,
        @Nullable String incidentId,
        Order order,
        boolean descending) {

    public static final String ALL_COMPONENTS = "all";

    /** What they are sorted by. */
    public enum Order {
        CREATED,
        ADDRESS,
        /** Since when nothing is sent there; those that are sent to come last. */
        SUSPENDED,
        /** How near to its beginning the address holds the words, the nearest first in any case; then the address. */
        RELEVANCE
    }

    public SubscriberQuery(
            @Nullable String channel,
            @Nullable SubscriberState state,
            @Nullable String words,
            @Nullable String incidentId,
            Order order,
            boolean descending) {
        this(channel, state, null, words, null, incidentId, order, descending);
    }
}
