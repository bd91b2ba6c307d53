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
import org.jspecify.annotations.Nullable;

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
        Map<Instant, double[]> totals = new HashMap<>();
        for (SeriesPoint point : series.points()) {
            double[] total = totals.computeIfAbsent(begin(point.at(), row), begin -> new double[2]);
            total[0] += point.sum();
            total[1] += point.count();
        }
        List<Chart.Row> rows = new ArrayList<>();
        for (Instant at = begin(series.from(), row); at.isBefore(series.to()); at = at.plus(row)) {
            rows.add(0, new Chart.Row(name(at, period), figure(series, totals.get(at))));
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

    private String figure(MetricSeries series, double @Nullable [] total) {
        if (total == null) {
            return words.say("publication.metric.none");
        }
        double value = series.metric().kind().value(total[0], total[1]);
        return words.number(value, series.metric().decimals()) + " "
                + series.metric().unit();
    }
}
