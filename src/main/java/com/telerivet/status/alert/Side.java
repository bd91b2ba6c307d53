package com.telerivet.status.alert;

import com.telerivet.status.metric.MetricKind;
import java.util.Arrays;
import java.util.Optional;

/** On which side of its threshold a figure is bad. */
public enum Side {
    ABOVE("above"),
    BELOW("below");

    private final String code;

    Side(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** Whether {@code value} lies beyond {@code threshold}; the threshold itself is good. */
    public boolean isBad(double value, double threshold) {
        return this == ABOVE ? value > threshold : value < threshold;
    }

    /** The worse of two values. */
    double worse(double one, double other) {
        return this == ABOVE ? Math.max(one, other) : Math.min(one, other);
    }

    static Side usual(MetricKind kind) {
        return kind == MetricKind.UPTIME ? BELOW : ABOVE;
    }

    public static Optional<Side> of(String code) {
        return Arrays.stream(values()).filter(s -> s.code.equals(code)).findFirst();
    }
}
