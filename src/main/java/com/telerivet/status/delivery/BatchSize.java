package com.telerivet.status.delivery;

import com.telerivet.status.platform.SteadyTime;
import java.time.Duration;

/**
 * How many deliveries a sender claims at once: about as many as it sends in a second. So a quick channel is not held up
 * by claims, and with a slow one the others find work, and an unsubscription is heeded within about a second.
 */
final class BatchSize {

    static final Duration LONGEST_ROUND = Duration.ofSeconds(1);
    private static final int FIRST = 10;

    private final int most;
    private final SteadyTime time;
    private int size;

    BatchSize(int most, SteadyTime time) {
        this.most = most;
        this.time = time;
        this.size = Math.min(FIRST, most);
    }

    synchronized int now() {
        return size;
    }

    /** The moment at which a round that begins now has lasted long enough to be a full one. */
    long half() {
        return time.in(LONGEST_ROUND.dividedBy(2));
    }

    synchronized void handled(int claimed, int done, long half) {
        if (done < claimed) {
            size = Math.max(1, Math.min(size, done));
        } else if (claimed >= size && !time.isOver(half)) {
            size = Math.min(most, size * 2);
        }
    }
}
