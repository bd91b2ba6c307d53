package com.telerivet.status.delivery.mail;

import com.telerivet.status.platform.SteadyTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The relays in the order to try them. One that fails rests, longer after each failure in a row; when its rest is over
 * one sender tries it again while the others still leave it alone. Resting ones stand at the end, those that failed fast
 * first, but are never left out, since the others may be dead too.
 */
final class Relays {

    private static final List<Duration> RESTS =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(30));
    private static final Duration TRIAL = Duration.ofSeconds(10);

    /**
     * How a relay does.
     *
     * @param failures in a row
     * @param restUntil by {@link SteadyTime}
     * @param onTrial somebody is trying it again just now
     * @param cost how long the last failure took, in nanoseconds
     */
    private record Health(int failures, long restUntil, boolean onTrial, long cost) {}

    private final List<Relay> relays;
    private final SteadyTime time;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final Map<Relay, Health> ill = new LinkedHashMap<>();

    Relays(List<Relay> relays, SteadyTime time) {
        this.relays = relays;
        this.time = time;
    }

    synchronized List<Relay> inOrder() {
        List<Relay> well = new ArrayList<>();
        Map<Relay, Long> resting = new LinkedHashMap<>();
        for (Relay relay : relays) {
            Health health = ill.get(relay);
            if (health == null) {
                well.add(relay);
            } else if (time.isOver(health.restUntil())) {
                ill.put(relay, new Health(health.failures(), time.in(TRIAL), true, health.cost()));
                well.add(relay);
            } else {
                resting.put(relay, health.cost());
            }
        }
        resting.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .forEach(well::add);
        return well;
    }

    /** @param nanos how long it took until it failed */
    synchronized void failed(Relay relay, long nanos) {
        Health before = ill.get(relay);
        if (before != null && !before.onTrial() && !time.isOver(before.restUntil())) {
            return; // several senders that fail at the same moment have seen one failure
        }
        int failures = before == null ? 1 : before.failures() + 1;
        long rest = RESTS.get(Math.min(failures, RESTS.size()) - 1).toMillis();
        Duration jittered = Duration.ofMillis(rest - rest / 10 + random.nextLong(rest / 5 + 1));
        ill.put(relay, new Health(failures, time.in(jittered), false, nanos));
    }

    synchronized void worked(Relay relay) {
        ill.remove(relay);
    }

    synchronized boolean isWell(Relay relay) {
        return !ill.containsKey(relay);
    }

    /** Those that failed last, by name. */
    synchronized List<String> failing() {
        return relays.stream().filter(ill::containsKey).map(Relay::name).toList();
    }

    List<Relay> all() {
        return relays;
    }
}
