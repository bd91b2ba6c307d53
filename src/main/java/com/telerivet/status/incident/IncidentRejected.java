package com.telerivet.status.incident;

/** A change that is understood but cannot be; the message is a sentence for the person who asked for it. */
public class IncidentRejected extends RuntimeException {

    private final String field;

    IncidentRejected(String field, String message) {
        super(message);
        this.field = field;
    }

    /** The part of the request that is at fault: {@code name}, {@code body}, {@code status}, {@code at} and so on. */
    public String field() {
        return field;
    }
}
