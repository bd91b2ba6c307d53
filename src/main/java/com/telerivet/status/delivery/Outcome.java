package com.telerivet.status.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of an attempt to send. */
public sealed interface Outcome {

    /** The other side has taken it over. */
    record Sent() implements Outcome {}

    /**
     * The other side will never take it; trying again is of no use.
     *
     * @param addressGone it was the address that was refused, not this message; repeated, it is not written to any more
     */
    record Refused(String reason, boolean addressGone) implements Outcome {

        public Refused(String reason) {
            this(reason, false);
        }
    }

    /**
     * It may work later.
     *
     * @param channelAway the failure is not this recipient's: nothing gets through at the moment
     * @param notBefore how long the other side wants to hear nothing; null where it did not say
     * @param isUnclear the other side had the whole message and did not say what it does with it, so it may arrive
     */
    record TryLater(String reason, boolean channelAway, @Nullable Duration notBefore, boolean isUnclear)
            implements Outcome {

        public TryLater(String reason, boolean channelAway) {
            this(reason, channelAway, null);
        }

        public TryLater(String reason, boolean channelAway, @Nullable Duration notBefore) {
            this(reason, channelAway, notBefore, false);
        }
    }

    /**
     * Nothing was tried: the way takes no more before {@code pause} is over. It counts as no attempt. Not for channels of
     * many servers.
     */
    record NoRoom(Duration pause) implements Outcome {}

    /** The other side says that there is no such address any more: nothing is to go there again. */
    record Gone(String reason) implements Outcome {}
}
