package com.telerivet.status.delivery.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The relays in the order to try them. One that has just failed stands at the end for some seconds, so that a dead
 * first relay costs its time-out once and not once a mail; it is never left out, since the others may be dead too.
 */
final class Relays {

    private static final Duration REST = Duration.ofSeconds(5);

    private final List<Relay> relays;
    private final Clock clock;
    private final Map<Relay, Instant> resting = new ConcurrentHashMap<>();

    Relays(List<Relay> relays, Clock clock) {
        this.relays = relays;
        this.clock = clock;
    }

    List<Relay> inOrder() {
        Instant now = clock.instant();
        return relays.stream()
                .sorted(Comparator.comparing(
                        relay -> resting.getOrDefault(relay, now).isAfter(now)))
                .toList();
    }

    void failed(Relay relay) {
        resting.put(relay, clock.instant().plus(REST));
    }

    void worked(Relay relay) {
        resting.remove(relay);
    }
}
