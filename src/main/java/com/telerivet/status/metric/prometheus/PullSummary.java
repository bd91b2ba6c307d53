package com.telerivet.status.metric.prometheus;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pull as others see it, with how it went last; see {@link NewPull} for the parts.
 *
 * @param fetchedUntil the time of the newest sample; null before the first
 * @param lastValue of the newest sample; null where it was no number, such as nothing divided by nothing
 */
public record PullSummary(
        String id,
        String name,
        String url,
        String query,
        SignIn signIn,
        String username,
        String metricId,
        Duration interval,
        @Nullable Instant fetchedUntil,
        @Nullable Instant lastAt,
        @Nullable Double lastValue,
        @Nullable Instant lastSuccessAt,
        @Nullable Instant lastErrorAt,
        @Nullable String lastError) {}
