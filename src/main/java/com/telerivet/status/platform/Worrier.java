package com.telerivet.status.platform;

import java.util.Optional;

/** A part of the system that knows when it is not well. The desk asks all of them each time somebody opens it. */
@FunctionalInterface
public interface Worrier {

    /** Quick to say, and empty while all is well. */
    Optional<Worry> worry();
}
