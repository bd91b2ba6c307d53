package com.telerivet.status.alert;

import com.telerivet.status.metric.MetricKind;
import org.jspecify.annotations.Nullable;

/**
 * From where on a metric is bad, for the desk to say so.
 *
 * @param componentId whose state the metric speaks of; null for the component that has the name of its service
 * @param threshold in the metric's unit
 * @param minutes how long it must have been bad before the desk says so, 1 to 120
 */
public record Limit(@Nullable String componentId, boolean isWatched, Side side, double threshold, int minutes) {

    static final int LONGEST_MINUTES = 120;
    private static final int USUAL_MINUTES = 5;

    /** What holds as long as nobody has said anything else; any other figure has no limit of itself. */
    public static Limit usual(MetricKind kind) {
        double threshold =
                switch (kind) {
                    case UPTIME -> 95;
                    case ERROR_RATE -> 5;
                    case RESPONSE_TIME -> 2000;
                    case VALUE -> 0;
                };
        return new Limit(null, kind != MetricKind.VALUE, Side.usual(kind), threshold, USUAL_MINUTES);
    }

    Limit sound() {
        if (!Double.isFinite(threshold)) {
            throw new AlertRejected("threshold", "Give a number.");
        }
        if (minutes < 1 || minutes > LONGEST_MINUTES) {
            throw new AlertRejected("minutes", "Give 1 to " + LONGEST_MINUTES + " minutes.");
        }
        return this;
    }
}
