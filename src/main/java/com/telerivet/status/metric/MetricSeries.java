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

    public double value(SeriesPoint point) {
        return metric.kind().value(point.sum(), point.count());
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
