package com.telerivet.status.metric;

/** A point that is understood but cannot be taken; the message is a sentence for its sender. */
public class PointRejected extends RuntimeException {

    PointRejected(String message) {
        super(message);
    }
}
