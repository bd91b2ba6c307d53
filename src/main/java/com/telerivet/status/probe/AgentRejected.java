package com.telerivet.status.probe;

/** An agent, or a report of one, that cannot be; the message is a sentence for whoever made it. */
public class AgentRejected extends RuntimeException {

    private final String field;

    AgentRejected(String field, String message) {
        super(message);
        this.field = field;
    }

    /** The part of the request that is at fault. */
    public String field() {
        return field;
    }
}
