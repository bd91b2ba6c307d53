package com.telerivet.status.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written down about one claimed delivery.
 *
 * @param state {@code queued} where it is to be tried again after {@code pause}
 * @param isUnclear whether it may have arrived, although nobody said so
 */
record Note(String sender, long id, String state, @Nullable String error, Duration pause, boolean isUnclear) {

    private static final int LONGEST_ERROR = 500;

    Note {
        error = bounded(error);
    }

    static Note finished(String sender, long id, String state, @Nullable String error) {
        return new Note(sender, id, state, error, Duration.ZERO, false);
    }

    static Note putOff(String sender, long id, Duration wait, Outcome.TryLater later) {
        return new Note(sender, id, "queued", later.reason(), wait, later.isUnclear());
    }

    /** What a foreign server says goes on one line of bounded length, without what a terminal would obey. */
    static @Nullable String bounded(@Nullable String error) {
        if (error == null) {
            return null;
        }
        String line = error.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST_ERROR ? line : line.substring(0, LONGEST_ERROR);
    }
}
