package com.telerivet.status.component;

/** A change that is understood but cannot be; the message is a sentence for the person who asked for it. */
public class ComponentRejected extends RuntimeException {

    private final String field;

    ComponentRejected(String field, String message) {
        super(message);
        this.field = field;
    }

    /** The part of the request that is at fault: {@code name}, {@code groupId}, {@code startDate} and so on. */
    public String field() {
        return field;
    }
}
