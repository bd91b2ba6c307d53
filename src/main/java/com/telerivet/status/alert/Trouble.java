package com.telerivet.status.alert;

import com.telerivet.status.component.ComponentStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Trouble as it is told.
 *
 * @param fingerprint what tells one trouble from another, at most 100 characters: the same one told again is one proposal
 */
record Trouble(
        String fingerprint,
        String source,
        @Nullable String ruleId,
        @Nullable String metricId,
        String name,
        String body,
        @Nullable String componentId,
        ComponentStatus status,
        Instant startedAt) {}
