package com.telerivet.status.metric;

import org.jspecify.annotations.Nullable;

/**
 * How a metric is to be shown, where a program has said so.
 *
 * @param identifier what the program calls it
 * @param display whether readers see it
 */
public record MetricSetting(
        @Nullable String providerId,
        @Nullable String identifier,
        boolean display,
        @Nullable String tooltip,
        @Nullable Double yAxisMin,
        @Nullable Double yAxisMax,
        boolean yAxisHidden) {

    /** That of a metric of which nobody has said anything. */
    public static MetricSetting usual() {
        return new MetricSetting(null, null, true, null, null, null, false);
    }
}
