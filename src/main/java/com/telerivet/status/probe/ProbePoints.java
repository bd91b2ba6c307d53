package com.telerivet.status.probe;

import com.telerivet.status.metric.MetricPoint;
import com.telerivet.status.metric.Spread;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the metrics are told of a probe. */
final class ProbePoints {

    private ProbePoints() {}

    /** One check of the only vantage point there is: one good or bad check, and its time. */
    static List<MetricPoint> of(ProbeSummary probe, Check check, Instant at) {
        Duration took = check.took();
        double millis = took == null ? 0 : took.toNanos() / 1e6;
        return of(
                probe,
                at,
                new Figures(check.isGood() ? 1 : 0, 1, null),
                new Figures(check.isGood() ? 0 : 1, 1, null),
                new Figures(millis, took == null ? 0 : 1, Spread.of(millis).orElse(null)));
    }

    /** A minute of several vantage points, by the formula of {@link Sightings}; nothing where nothing is known. */
    static List<MetricPoint> of(ProbeSummary probe, Verdict verdict, Instant minute) {
        if (!verdict.isKnown()) {
            return List.of();
        }
        return of(
                probe,
                minute,
                new Figures(verdict.standing() == Standing.DOWN ? 0 : 1, 1, null),
                new Figures(verdict.failing(), verdict.counted(), null),
                new Figures(verdict.millis(), verdict.answers(), null));
    }

    private record Figures(double sum, double count, @Nullable Spread spread) {}

    private static List<MetricPoint> of(ProbeSummary probe, Instant at, Figures uptime, Figures errors, Figures times) {
        String source = "probe:" + probe.id();
        List<MetricPoint> points = new ArrayList<>();
        if (probe.uptimeMetricId() != null) {
            points.add(new MetricPoint(probe.uptimeMetricId(), source, at, uptime.sum(), uptime.count()));
        }
        if (probe.errorRateMetricId() != null) {
            points.add(new MetricPoint(probe.errorRateMetricId(), source, at, errors.sum(), errors.count()));
        }
        if (probe.responseTimeMetricId() != null && times.count() > 0) {
            points.add(new MetricPoint(
                    probe.responseTimeMetricId(), source, at, times.sum(), times.count(), times.spread()));
        }
        return points;
    }
}
