package com.telerivet.status.incident;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Tells one state of all incidents from another without naming each.
 *
 * @param incidents how many there are
 * @param numbers the sum of their versions' numbers
 * @param micros the sum of their versions' times in microseconds since 1970, of which the lowest 64 bits count
 */
public record StorySums(long incidents, long numbers, long micros) {

    public static final StorySums NONE = new StorySums(0, 0, 0);

    /** The sums with one incident more. */
    public StorySums plus(StoryVersion version) {
        return new StorySums(
                incidents + 1,
                numbers + version.number(),
                micros + ChronoUnit.MICROS.between(Instant.EPOCH, version.updatedAt()));
    }
}
