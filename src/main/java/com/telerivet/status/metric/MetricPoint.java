package com.telerivet.status.metric;

import java.time.Instant;

/**
 * What one source measured at one time. The same metric, source and time again replaces the point.
 *
 * @param at truncated to the second when it is kept
 * @param sum milliseconds, errors or good checks, by the metric's kind; finite
 * @param count requests or checks; positive and finite
 */
public record MetricPoint(String metricId, String source, Instant at, double sum, double count) {

    public MetricPoint {
        if (!Double.isFinite(sum) || !Double.isFinite(count) || count <= 0) {
            throw new IllegalArgumentException("a point needs a finite sum and a positive, finite count");
        }
    }
}
