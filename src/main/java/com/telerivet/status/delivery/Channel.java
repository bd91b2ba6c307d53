package com.telerivet.status.delivery;

/** A way to reach people. */
public interface Channel {

    /** As deliveries name it, for example {@code mail}. */
    String name();

    /** Opens the way for one sender and a batch of deliveries; what costs time may wait for the first of them. */
    Line open();

    /** The way to the recipients while it is open; used by one thread. */
    interface Line extends AutoCloseable {

        /** Sends, within bounded time, and tells what became of it; every expected failure is an outcome. */
        Outcome send(Delivery delivery, Message message);

        @Override
        void close();
    }
}
