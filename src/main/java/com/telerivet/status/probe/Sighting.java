package com.telerivet.status.probe;

import java.time.Instant;

/**
 * What one vantage point saw of one target in one minute.
 *
 * @param vantage an agent's id, or {@link Vantage#PAGE}
 * @param minute its beginning
 * @param answers how many checks had an answer, good or not
 * @param millis how long these answers took, all together
 */
record Sighting(String probeId, String vantage, Instant minute, int checks, int failures, int answers, double millis) {

    /** Half of the checks are enough: a target that answers every other time is not there. */
    boolean isFailing() {
        return failures * 2 >= checks;
    }
}
