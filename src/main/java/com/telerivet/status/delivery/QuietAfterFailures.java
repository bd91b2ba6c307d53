package com.telerivet.status.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Leaves a channel alone for some seconds after nothing got through it, so that its queue is not burnt in vain. */
final class QuietAfterFailures {

    private record Rest(int failures, Instant until) {}

    private final RetrySchedule schedule;
    private final Clock clock;
    private final Map<String, Rest> rests = new HashMap<>();

    QuietAfterFailures(RetrySchedule schedule, Clock clock) {
        this.schedule = schedule;
        this.clock = clock;
    }

    synchronized void failed(String channel) {
        rests.compute(channel, (c, rest) -> {
            int failures = rest == null ? 1 : rest.failures() + 1;
            return new Rest(failures, clock.instant().plus(schedule.waitAfter(failures, true)));
        });
    }

    synchronized void worked(String channel) {
        rests.remove(channel);
    }

    /** The channels to leave alone now. */
    synchronized Set<String> quiet() {
        Instant now = clock.instant();
        return rests.entrySet().stream()
                .filter(rest -> rest.getValue().until().isAfter(now))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
