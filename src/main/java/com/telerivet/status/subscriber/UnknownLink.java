package com.telerivet.status.subscriber;

/** The token in a link is not, or no longer, anybody's. */
class UnknownLink extends RuntimeException {

    UnknownLink() {
        super("unknown link", null, false, false);
    }
}
