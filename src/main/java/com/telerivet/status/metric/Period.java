package com.telerivet.status.metric;

import java.time.Duration;

/** The periods that charts show; steps as readers of Statuspage's charts know them. */
public enum Period {
    DAY(288, Duration.ofMinutes(5)),
    WEEK(336, Duration.ofMinutes(30)),
    MONTH(336, Duration.ofHours(2));

    private final int steps;
    private final Duration step;

    Period(int steps, Duration step) {
        this.steps = steps;
        this.step = step;
    }

    /** How many steps the period has. */
    public int steps() {
        return steps;
    }

    public Duration step() {
        return step;
    }
}
