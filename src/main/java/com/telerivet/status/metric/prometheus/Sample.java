package com.telerivet.status.metric.prometheus;

import java.time.Instant;

/** One value at one time; NaN and infinities say that there was nothing to tell. */
record Sample(Instant at, double value) {

    boolean isNumber() {
        return Double.isFinite(value);
    }
}
