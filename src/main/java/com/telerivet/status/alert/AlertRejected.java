package com.telerivet.status.alert;

/** A limit or rule that cannot be; the message is a sentence for the person who asked for it. */
public class AlertRejected extends RuntimeException {

    private final String field;

    AlertRejected(String field, String message) {
        super(message);
        this.field = field;
    }

    /** The part of the form that is at fault. */
    public String field() {
        return field;
    }
}
