package com.telerivet.status.metric;

import org.jspecify.annotations.Nullable;

/**
 * Between which values a metric is drawn.
 *
 * @param min null for what suits its figures, like {@code max}
 * @param hidden whether the values beside the drawing are left out
 */
public record MetricAxis(@Nullable Double min, @Nullable Double max, boolean hidden) {

    /** Whatever suits the figures. */
    public static final MetricAxis USUAL = new MetricAxis(null, null, false);

    /** The same, or a word on what is wrong. */
    MetricAxis sound() {
        number("yAxisMin", min);
        number("yAxisMax", max);
        if (min != null && max != null && min >= max) {
            throw new MetricRejected("yAxisMax", "The upper end must lie above the lower one.");
        }
        return this;
    }

    private static void number(String field, @Nullable Double given) {
        if (given != null && !Double.isFinite(given)) {
            throw new MetricRejected(field, "Give a number, or leave the field empty.");
        }
    }
}
