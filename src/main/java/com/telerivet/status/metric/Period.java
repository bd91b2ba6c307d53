package com.telerivet.status.metric;

import java.time.Duration;

/** The periods that charts show; the steps of the first three as readers of Statuspage's charts know them. */
public enum Period {
    DAY(288, Duration.ofMinutes(5), Rollup.FIVE_MINUTES),
    WEEK(336, Duration.ofMinutes(30), Rollup.HALF_HOUR),
    MONTH(336, Duration.ofHours(2), Rollup.HOUR),
    QUARTER(92, Duration.ofDays(1), Rollup.DAY),
    YEAR(366, Duration.ofDays(1), Rollup.DAY);

    private final int steps;
    private final Duration step;
    private final Rollup rollup;

    Period(int steps, Duration step, Rollup rollup) {
        this.steps = steps;
        this.step = step;
        this.rollup = rollup;
    }

    /** How many steps the period has. */
    public int steps() {
        return steps;
    }

    public Duration step() {
        return step;
    }

    Rollup rollup() {
        return rollup;
    }
}
