package com.telerivet.status.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A metric over a period, cut into steps that begin at multiples of {@code step} since 1970.
 *
 * @param points in order of time, only where there is data: a missing step is a gap
 */
public record MetricSeries(MetricSummary metric, Duration step, Instant from, Instant to, List<SeriesPoint> points) {

    private static final double P95 = 0.95;
    /** A figure of the few that told would pass for one of all. */
    private static final double NEARLY_ALL = 0.9;

    public double value(SeriesPoint point) {
        return metric.kind().value(point.sum(), point.count());
    }

    /** What 95 of 100 measurements of a step do not exceed; empty where nobody told it of nearly all of them. */
    public OptionalDouble p95(SeriesPoint point) {
        return p95(List.of(point));
    }

    /** The same of several steps together. */
    public OptionalDouble p95(List<SeriesPoint> steps) {
        Optional<Spread> spread = steps.stream()
                .flatMap(point -> Optional.ofNullable(point.spread()).stream())
                .reduce(Spread::plus);
        double count = steps.stream().mapToDouble(SeriesPoint::count).sum();
        return spread.isEmpty() || spread.get().count() < NEARLY_ALL * count
                ? OptionalDouble.empty()
                : spread.get().quantile(P95);
    }

    /** The weighted value of the whole period; empty without data. */
    public OptionalDouble overall() {
        double count = points.stream().mapToDouble(SeriesPoint::count).sum();
        double sum = points.stream().mapToDouble(SeriesPoint::sum).sum();
        return count == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(metric.kind().value(sum, count));
    }

    public Optional<SeriesPoint> latest() {
        return points.isEmpty() ? Optional.empty() : Optional.of(points.get(points.size() - 1));
    }
}
