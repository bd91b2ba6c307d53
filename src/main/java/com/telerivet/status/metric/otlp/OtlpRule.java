package com.telerivet.status.metric.otlp;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rule as others see it; see {@link NewOtlpRule} for the parts.
 *
 * @param heardAt when something last matched, to ten seconds; null before the first time
 */
public record OtlpRule(
        String id,
        String metricId,
        String otlpMetric,
        String conditions,
        OtlpMeasure measure,
        String part,
        @Nullable Instant heardAt) {}
