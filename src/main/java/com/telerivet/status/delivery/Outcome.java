package com.telerivet.status.delivery;

/** What became of an attempt to send. */
public sealed interface Outcome {

    /** The other side has taken it over. */
    record Sent() implements Outcome {}

    /** The other side will never take it; trying again is of no use. */
    record Refused(String reason) implements Outcome {}

    /**
     * It may work later.
     *
     * @param channelAway the failure is not this recipient's: nothing gets through at the moment
     */
    record TryLater(String reason, boolean channelAway) implements Outcome {}
}
