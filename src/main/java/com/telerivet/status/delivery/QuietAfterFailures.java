package com.telerivet.status.delivery;

import com.telerivet.status.platform.SteadyTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Leaves a channel alone for some seconds after nothing got through it, so that its queue is not burnt in vain. */
final class QuietAfterFailures {

    private record Rest(int failures, long until) {}

    private final RetrySchedule schedule;
    private final SteadyTime time;
    private final Map<String, Rest> rests = new HashMap<>();

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

    /** The channels to leave alone now. */
    synchronized Set<String> quiet() {
        return rests.entrySet().stream()
                .filter(rest -> !time.isOver(rest.getValue().until()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
