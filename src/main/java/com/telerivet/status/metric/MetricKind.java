package com.telerivet.status.metric;

import java.util.Arrays;
import java.util.Optional;

/** What a metric tells, and how its value follows from sum and count. */
public enum MetricKind {
    /** Sum of good checks over checks, in percent. */
    UPTIME("uptime", "%", 2, 100),
    /** Sum of milliseconds over requests, in milliseconds. */
    RESPONSE_TIME("response_time", "ms", 0, 1),
    /** Sum of errors over requests, in percent. */
    ERROR_RATE("error_rate", "%", 2, 100),
    /** Any figure that a program sends, in a unit of its own; sums over counts are its mean. */
    VALUE("value", "", 2, 1);

    private final String code;
    private final String unit;
    private final int decimals;
    private final double factor;

    MetricKind(String code, String unit, int decimals, double factor) {
        this.code = code;
        this.unit = unit;
        this.decimals = decimals;
        this.factor = factor;
    }

    /** The word used in the database, in imports and in message keys. */
    public String code() {
        return code;
    }

    public String unit() {
        return unit;
    }

    public int decimals() {
        return decimals;
    }

    /** The weighted value, in {@link #unit()}; {@code count} must be positive. */
    public double value(double sum, double count) {
        return factor * sum / count;
    }

    /** The sum of a single measurement (count 1) that was given as a value in {@link #unit()}. */
    public double sumOf(double value) {
        return value / factor;
    }

    public static Optional<MetricKind> of(String code) {
        return Arrays.stream(values()).filter(k -> k.code.equals(code)).findFirst();
    }
}
