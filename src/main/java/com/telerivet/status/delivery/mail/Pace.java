package com.telerivet.status.delivery.mail;

import com.telerivet.status.platform.SteadyTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Keeps to what a relay allows: mails of all senders together leave at an even pace. Nobody waits for long, because a mail
 * is its sender's for some seconds only: where the next free place is too far away, it is left to who comes later.
 */
final class Pace {

    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

    private final long patience;
    private final SteadyTime time;
    private final Map<Relay, Long> gaps = new HashMap<>();
    private final Map<Relay, Long> next = new HashMap<>();

    /**
     * @param rates mails a second, one for each relay; the last holds for those after it, and 0 is no limit
     * @param patience how long a sender may wait
     */
    Pace(List<Relay> relays, List<Double> rates, Duration patience, SteadyTime time) {
        this.patience = patience.toNanos();
        this.time = time;
        for (int i = 0; i < relays.size() && !rates.isEmpty(); i++) {
            double rate = rates.get(Math.min(i, rates.size() - 1));
            if (rate > 0) {
                gaps.put(relays.get(i), (long) (SECOND / rate));
            }
        }
    }

    /**
     * Waits until the next mail may go to the relay.
     *
     * @return zero; or, where nobody may wait for so long, after what time it is worth to come again
     */
    Duration await(Relay relay) {
        long wait = reserve(relay);
        if (wait > patience) {
            return Duration.ofNanos(wait - patience);
        }
        if (wait > 0) {
            try {
                TimeUnit.NANOSECONDS.sleep(wait);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
        return Duration.ZERO;
    }

    /** How long to wait for the next free place, in nanoseconds; the place is taken unless that is too long. */
    long reserve(Relay relay) {
        Long gap = gaps.get(relay);
        return gap == null ? 0 : reserve(relay, gap);
    }

    private synchronized long reserve(Relay relay, long gap) {
        long now = time.in(Duration.ZERO);
        Long reserved = next.get(relay);
        long mine = reserved == null || reserved - now < 0 ? now : reserved;
        if (mine - now <= patience) {
            next.put(relay, mine + gap);
        }
        return mine - now;
    }
}
