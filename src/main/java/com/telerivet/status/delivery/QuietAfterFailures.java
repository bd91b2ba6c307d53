package com.telerivet.status.delivery;

import com.telerivet.status.platform.SteadyTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Leaves a channel alone for some seconds after nothing got through it, so that its queue is not burnt in vain, and as
 * long as it has no room, so that nobody waits with what they have claimed until it is not theirs any more.
 */
final class QuietAfterFailures {

    private record Rest(int failures, long until) {}

    private final RetrySchedule schedule;
    private final SteadyTime time;
    private final Map<String, Rest> rests = new HashMap<>();
    private final Map<String, Long> full = new HashMap<>();

    QuietAfterFailures(RetrySchedule schedule, SteadyTime time) {
        this.schedule = schedule;
        this.time = time;
    }

    synchronized void failed(String channel) {
        rests.compute(channel, (c, rest) -> {
            int failures = rest == null ? 1 : rest.failures() + 1;
            return new Rest(failures, time.in(schedule.waitAfter(failures, true)));
        });
    }

    synchronized void worked(String channel) {
        rests.remove(channel);
    }

    /** There is no room for so long, even though what got one goes through. */
    synchronized void isFull(String channel, Duration pause) {
        full.put(channel, time.in(pause));
    }

    /** The channels to leave alone now. */
    synchronized Set<String> quiet() {
        full.values().removeIf(time::isOver);
        Set<String> quiet = new HashSet<>(full.keySet());
        rests.forEach((channel, rest) -> {
            if (!time.isOver(rest.until())) {
                quiet.add(channel);
            }
        });
        return quiet;
    }
}
