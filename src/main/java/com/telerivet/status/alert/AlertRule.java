package com.telerivet.status.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rule with how it stands.
 *
 * @param since when it began to be as it is, bad or good
 * @param checkedAt when it was looked at last; null for never
 * @param version for optimistic locking: give it back with a change
 */
public record AlertRule(
        String id,
        NewRule terms,
        boolean isFiring,
        boolean isPaused,
        Instant createdAt,
        Instant since,
        @Nullable Instant checkedAt,
        int version) {}
