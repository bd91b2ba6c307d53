package com.telerivet.status.probe.agent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The page's time, which runs on by itself from the last answer that held it: what this machine's clock says matters only
 * until the first answer.
 */
final class PageTime {

    private static final Duration NO_MATTER = Duration.ofMillis(500);

    private final Clock own;
    private Instant known = Instant.EPOCH;
    private long knownAt;
    private boolean isKnown;

    PageTime(Clock own) {
        this.own = own;
    }

    synchronized Instant now() {
        return isKnown ? known.plusNanos(System.nanoTime() - knownAt).truncatedTo(ChronoUnit.MILLIS) : own.instant();
    }

    /**
     * Hears the time.
     *
     * @param askedAt the {@link System#nanoTime} before the question, whose answer has just come
     * @return how far what was called now until here was behind, at the first time of all
     */
    synchronized Optional<Duration> hear(Instant page, long askedAt) {
        long middle = askedAt + (System.nanoTime() - askedAt) / 2;
        Instant atMiddle = now().minusNanos(System.nanoTime() - middle);
        Duration behind = Duration.between(atMiddle, page);
        boolean isFirst = !isKnown;
        if (isFirst || behind.abs().compareTo(NO_MATTER) > 0) {
            known = page;
            knownAt = middle;
            isKnown = true;
        }
        return isFirst ? Optional.of(behind) : Optional.empty();
    }
}
