package com.telerivet.status.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as an operator sees it.
 *
 * @param state {@code queued}, {@code sent}, {@code refused}, {@code cancelled}, {@code suppressed} or {@code bounced}
 * @param lastError what the other side said to the last attempt that failed
 * @param nextAttemptAt null once it is finished
 */
public record DeliverySummary(
        long id,
        String kind,
        String subjectId,
        String channel,
        String address,
        String state,
        int attempts,
        @Nullable String lastError,
        Instant createdAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant finishedAt) {}
