package com.telerivet.status.emergency;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Slows down whoever tries keys. Only wrong ones are counted, and a right one is always taken: a key has 256 random
 * bits, so there is nothing to guess, and nobody can lock its owner out by trying.
 */
@Component
public class WrongKeys {

    private static final int AT_ONCE = 10;
    private static final Duration NEXT = Duration.ofSeconds(10);

    private final Bucket bucket = Bucket.builder()
            .addLimit(limit -> limit.capacity(AT_ONCE).refillGreedy(1, NEXT))
            .build();

    /** Counts one; false where there were too many. */
    public boolean admit() {
        return bucket.tryConsume(1);
    }
}
