package com.telerivet.status.probe;

/**
 * What the vantage points together say of a target in one minute; {@link Sightings} makes it.
 *
 * @param failing the sum, over the vantage points that looked in this minute and count, of the part of their checks that failed
 * @param counted how many of them there were
 * @param answers how many answers they had
 * @param millis how long these took, all together
 */
record Verdict(Standing standing, double failing, int counted, int answers, double millis) {

    /** A minute of which nothing is known. */
    static final Verdict NOTHING = new Verdict(Standing.UNKNOWN, 0, 0, 0, 0);

    boolean isKnown() {
        return counted > 0;
    }
}
