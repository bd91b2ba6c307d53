package com.telerivet.status.delivery;

import java.time.Duration;
import java.util.Optional;

/** A way to reach people. */
public interface Channel {

    /** As deliveries name it, for example {@code mail}. */
    String name();

    /**
     * Whether each recipient has a server of its own, which may hang while all others are well. Then it has senders that
     * bear that, and no recipient gets two deliveries at the same time.
     */
    default boolean isOfManyServers() {
        return false;
    }

    /** How long a delivery is tried, where that is not what the settings say for all. */
    default Optional<Duration> givesUpAfter() {
        return Optional.empty();
    }

    /** Opens the way for one sender and a batch of deliveries; what costs time may wait for the first of them. */
    Line open();

    /** The way to the recipients while it is open; used by one thread. */
    interface Line extends AutoCloseable {

        /** Sends, within bounded time, and tells what became of it; every expected failure is an outcome. */
        Outcome send(Delivery delivery, Message message);

        /**
         * Sends likewise, and calls {@code beforeItCounts} before anything that the other side could take for the whole
         * message. Until then nothing has happened: if the call throws, nothing is sent and the line throws the same.
         * A line that prepares much with the other side overrides it, so that this time is not lost.
         */
        default Outcome send(Delivery delivery, Message message, Runnable beforeItCounts) {
            beforeItCounts.run();
            return send(delivery, message);
        }

        /** Nothing to do for a way whose messages have a connection each. */
        @Override
        default void close() {}
    }
}
