package com.telerivet.status.probe;

/** A probe that cannot be; the message is a sentence for the person who asked for it. */
public class ProbeRejected extends RuntimeException {

    private final String field;

    ProbeRejected(String field, String message) {
        super(message);
        this.field = field;
    }

    /** The part of the request that is at fault: {@code name}, {@code target}, {@code interval} and so on. */
    public String field() {
        return field;
    }
}
