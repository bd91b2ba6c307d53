package com.telerivet.status.metric;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one source measured at one time. The same metric, source and time again replaces the point.
 *
 * @param at truncated to the second when it is kept
 * @param sum milliseconds, errors or good checks, by the metric's kind; finite
 * @param count requests or checks; positive and finite
 * @param spread how the single measurements lay, in the unit of the sum; null where the source does not tell
 */
public record MetricPoint(
        String metricId, String source, Instant at, double sum, double count, @Nullable Spread spread) {

    public MetricPoint {
        if (!Double.isFinite(sum) || !Double.isFinite(count) || count <= 0) {
            throw new IllegalArgumentException("a point needs a finite sum and a positive, finite count");
        }
    }

    /** A point of which nobody knows more than sum and count. */
    public MetricPoint(String metricId, String source, Instant at, double sum, double count) {
        this(metricId, source, at, sum, count, null);
    }
}
