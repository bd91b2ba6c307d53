package com.telerivet.status.metric;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A metric with how it is fed.
 *
 * @param wanted whether the public page is to show it while it is in use
 * @param archived whether it is off the page for good
 * @param sources who sent points in the last day, freshest first
 * @param version for optimistic locking: give it back with a change
 */
public record MetricState(MetricSummary metric, boolean wanted, boolean archived, int version, List<Source> sources) {

    /** Who feeds a metric; the value is that of its newest point, in the metric's unit. */
    public record Source(String name, Instant at, double value) {}

    /** Whether the public page shows it. */
    public boolean shown() {
        return wanted && !archived;
    }

    /** Who spoke last; empty where nobody did for a day. */
    public Optional<Source> freshest() {
        return sources.stream().findFirst();
    }
}
