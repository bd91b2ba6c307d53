package com.telerivet.status.metric;

/** A change to a metric that cannot be; the message is a sentence for the person who asked for it. */
public class MetricRejected extends RuntimeException {

    private final String field;

    MetricRejected(String field, String message) {
        super(message);
        this.field = field;
    }

    /** The part of the request that is at fault: {@code name}, {@code service}, {@code unit} or {@code decimals}. */
    public String field() {
        return field;
    }
}
