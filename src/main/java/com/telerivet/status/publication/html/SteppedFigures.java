package com.telerivet.status.publication.html;

import com.telerivet.status.metric.MetricSeries;
import com.telerivet.status.metric.Period;
import com.telerivet.status.metric.SeriesPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The figures behind a chart in about two dozen rows, newest first: the weighted value of an hour, six hours or a day, or
 * that there is no data.
 */
class SteppedFigures {

    private final Words words;

    SteppedFigures(Words words) {
        this.words = words;
    }

    List<Chart.Row> of(MetricSeries series, Period period) {
        Duration row = row(period);
        Map<Instant, List<SeriesPoint>> steps = new HashMap<>();
        for (SeriesPoint point : series.points()) {
            steps.computeIfAbsent(begin(point.at(), row), begin -> new ArrayList<>())
                    .add(point);
        }
        List<Chart.Row> rows = new ArrayList<>();
        for (Instant at = begin(series.from(), row); at.isBefore(series.to()); at = at.plus(row)) {
            List<SeriesPoint> within = steps.getOrDefault(at, List.of());
            rows.add(0, new Chart.Row(name(at, period), figure(series, within), p95(series, within)));
        }
        return rows;
    }

    private static Duration row(Period period) {
        return switch (period) {
            case DAY -> Duration.ofHours(1);
            case WEEK -> Duration.ofHours(6);
            default -> Duration.ofDays(1);
        };
    }

    private String name(Instant at, Period period) {
        return switch (period) {
            case DAY -> words.hour(at);
            case WEEK -> words.shortDay(at) + ", " + words.hour(at);
            default -> words.shortDay(at);
        };
    }

    private static Instant begin(Instant at, Duration row) {
        long seconds = row.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
    }

    private String figure(MetricSeries series, List<SeriesPoint> within) {
        if (within.isEmpty()) {
            return words.say("publication.metric.none");
        }
        double sum = within.stream().mapToDouble(SeriesPoint::sum).sum();
        double count = within.stream().mapToDouble(SeriesPoint::count).sum();
        return number(series, series.metric().kind().value(sum, count));
    }

    private String p95(MetricSeries series, List<SeriesPoint> within) {
        OptionalDouble figure = series.p95(within);
        return figure.isEmpty() ? "" : number(series, figure.getAsDouble());
    }

    private String number(MetricSeries series, double value) {
        return words.number(value, series.metric().decimals()) + " "
                + series.metric().unit();
    }
}
