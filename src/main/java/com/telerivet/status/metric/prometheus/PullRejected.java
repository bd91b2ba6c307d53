package com.telerivet.status.metric.prometheus;

/** A pull cannot be kept or tried as it was given; the message says why, to a person. */
public class PullRejected extends RuntimeException {

    private final String field;

    PullRejected(String field, String message) {
        super(message);
        this.field = field;
    }

    /** The part of {@link NewPull} that is wrong. */
    public String field() {
        return field;
    }
}
