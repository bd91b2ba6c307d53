package com.telerivet.status.delivery.mail;

import com.telerivet.status.platform.SteadyTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Keeps to what a relay allows: mails of all senders together leave at an even pace. */
final class Pace {

    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

    private final SteadyTime time;
    private final Map<Relay, Long> gaps = new HashMap<>();
    private final Map<Relay, Long> next = new HashMap<>();

    /** @param rates mails a second, one for each relay; the last holds for those after it, and 0 is no limit */
    Pace(List<Relay> relays, List<Double> rates, SteadyTime time) {
        this.time = time;
        for (int i = 0; i < relays.size() && !rates.isEmpty(); i++) {
            double rate = rates.get(Math.min(i, rates.size() - 1));
            if (rate > 0) {
                gaps.put(relays.get(i), (long) (SECOND / rate));
            }
        }
    }

    /** Waits until the next mail may go to the relay. */
    void await(Relay relay) {
        long wait = reserve(relay);
        if (wait > 0) {
            try {
                TimeUnit.NANOSECONDS.sleep(wait);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    /** How long to wait for the next free place, in nanoseconds; the place is taken. */
    long reserve(Relay relay) {
        Long gap = gaps.get(relay);
        return gap == null ? 0 : reserve(relay, gap);
    }

    private synchronized long reserve(Relay relay, long gap) {
        long now = time.in(Duration.ZERO);
        Long reserved = next.get(relay);
        long mine = reserved == null || reserved - now < 0 ? now : reserved;
        next.put(relay, mine + gap);
        return mine - now;
    }
}
