package com.telerivet.status.metric;

import java.time.Duration;

/** The steps in which sums are kept; each is a multiple of the one before. */
enum Rollup {
    FIVE_MINUTES(Duration.ofMinutes(5)),
    HALF_HOUR(Duration.ofMinutes(30)),
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofDays(1));

    /** No sum of such values leaves the range of a double: one absurd point must not keep the page from being drawn. */
    static final double LARGEST_SUMMED = 1e290;

    private final Duration step;

    Rollup(Duration step) {
        this.step = step;
    }

    int seconds() {
        return (int) step.toSeconds();
    }

    /** What is recomputed as one when any of its points change, in seconds: hours, as {@code metric_stale} notes them. */
    int unitSeconds() {
        return Math.max(seconds(), HOUR.seconds());
    }
}
