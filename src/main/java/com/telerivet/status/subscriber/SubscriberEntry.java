package com.telerivet.status.subscriber;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber as the team sees it.
 *
 * @param componentIds the chosen components
 * @param hearsOfAll whether all components are meant, so that the choice does not count
 * @param extent how much it hears of them
 * @param locale a language tag
 * @param consent where the team says that the address agreed; null where it agreed by its own link, or has not yet
 * @param suspendedAt since when nothing is sent there, whatever it asked for
 * @param askedAt when somebody last wanted it to hear of news
 */
public record SubscriberEntry(
        String id,
        String channel,
        String address,
        SubscriberState state,
        boolean hearsOfAll,
        List<String> componentIds,
        Extent extent,
        String locale,
        @Nullable String consent,
        Instant createdAt,
        Instant askedAt,
        @Nullable Instant confirmedAt,
        @Nullable Instant unsubscribedAt,
        @Nullable Instant suspendedAt) {

    /** Whether it would hear of news, if its address had not refused them or been paused. */
    public boolean isPaused() {
        return state == SubscriberState.ACTIVE && suspendedAt != null;
    }

    /** Whether it hears of single incidents only. */
    public boolean hearsOfIncidentsOnly() {
        return !hearsOfAll && componentIds.isEmpty();
    }
}
