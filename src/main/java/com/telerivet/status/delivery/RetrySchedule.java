package com.telerivet.status.delivery;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt. Where nothing gets through at all the waits are seconds, so that mail
 * flows again soon after the relay does; where one recipient is put off they grow, because greylisting and full
 * mailboxes take minutes and hours. A fifth of jitter keeps those that failed together from coming back together.
 */
final class RetrySchedule {

    private static final List<Duration> AWAY =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(8));
    private static final List<Duration> PUT_OFF = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4));

    private final RandomGenerator random;

    RetrySchedule(RandomGenerator random) {
        this.random = random;
    }

    /** The wait after the attempt that failed as number {@code failures}, counted from 1. */
    Duration waitAfter(int failures, boolean channelAway) {
        List<Duration> steps = channelAway ? AWAY : PUT_OFF;
        long millis = steps.get(Math.min(failures, steps.size()) - 1).toMillis();
        return Duration.ofMillis(millis - millis / 10 + random.nextLong(millis / 5 + 1));
    }
}
