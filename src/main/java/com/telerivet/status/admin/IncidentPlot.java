package com.telerivet.status.admin;

import com.telerivet.status.metric.MetricSeries;
import com.telerivet.status.metric.SeriesPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A metric around an incident, drawn into a box of {@value #WIDTH} by {@value #HEIGHT}, with the incident's time shaded.
 *
 * @param worst the highest value within the incident; empty where nothing was measured
 */
record IncidentPlot(MetricSeries series, String line, String shadeX, String shadeWidth, Optional<SeriesPoint> worst) {

    static final int WIDTH = 576;
    static final int HEIGHT = 96;

    static IncidentPlot of(MetricSeries series, Instant start, Instant end) {
        double from = x(series, start);
        double to = Math.max(from + 1, x(series, end));
        Optional<SeriesPoint> worst = series.points().stream()
                .filter(p -> p.at().plus(series.step()).isAfter(start) && p.at().isBefore(end))
                .reduce((a, b) -> series.value(b) > series.value(a) ? b : a);
        return new IncidentPlot(series, line(series), text(from), text(to - from), worst);
    }

    /** A break where steps are missing: what was not measured is not drawn. */
    private static String line(MetricSeries series) {
        double top = series.points().stream().mapToDouble(series::value).max().orElse(0);
        StringBuilder path = new StringBuilder();
        Instant expected = Instant.MIN;
        for (SeriesPoint point : series.points()) {
            double y = top <= 0 ? HEIGHT : (1 - series.value(point) / top) * HEIGHT;
            path.append(point.at().equals(expected) ? 'L' : 'M')
                    .append(text(x(series, point.at())))
                    .append(' ')
                    .append(text(y))
                    .append(point.at().equals(expected) ? "" : "h.1");
            expected = point.at().plus(series.step());
        }
        return path.toString();
    }

    private static double x(MetricSeries series, Instant at) {
        double share = (double) Duration.between(series.from(), at).toSeconds()
                / Math.max(1, Duration.between(series.from(), series.to()).toSeconds());
        return Math.max(0, Math.min(1, share)) * WIDTH;
    }

    private static String text(double coordinate) {
        return String.format(Locale.ROOT, "%.1f", coordinate);
    }
}
