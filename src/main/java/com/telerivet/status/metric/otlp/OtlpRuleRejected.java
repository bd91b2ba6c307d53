package com.telerivet.status.metric.otlp;

/** A rule cannot be kept as it was given; the message says why, to a person. */
public class OtlpRuleRejected extends RuntimeException {

    private final String field;

    OtlpRuleRejected(String field, String message) {
        super(message);
        this.field = field;
    }

    /** The part of {@link NewOtlpRule} that is wrong. */
    public String field() {
        return field;
    }
}
