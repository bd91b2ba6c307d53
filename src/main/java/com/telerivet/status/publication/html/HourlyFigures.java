package com.telerivet.status.publication.html;

import com.telerivet.status.metric.MetricSeries;
import com.telerivet.status.metric.SeriesPoint;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The figures behind a chart, an hour a row, newest first: the weighted value of the hour, or that there is no data. */
class HourlyFigures {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Words words;

    HourlyFigures(Words words) {
        this.words = words;
    }

    List<Chart.Row> of(MetricSeries series) {
        Map<Instant, double[]> hours = new TreeMap<>();
        for (SeriesPoint point : series.points()) {
            double[] total = hours.computeIfAbsent(point.at().truncatedTo(ChronoUnit.HOURS), hour -> new double[2]);
            total[0] += point.sum();
            total[1] += point.count();
        }
        List<Chart.Row> rows = new ArrayList<>();
        Instant first = series.from().truncatedTo(ChronoUnit.HOURS);
        for (Instant hour = first; hour.isBefore(series.to()); hour = hour.plus(HOUR)) {
            rows.add(0, new Chart.Row(words.hour(hour), figure(series, hours.get(hour))));
        }
        return rows;
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
