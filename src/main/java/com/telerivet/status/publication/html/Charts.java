package com.telerivet.status.publication.html;

import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.metric.MetricKind;
import com.telerivet.status.metric.MetricSeries;
import com.telerivet.status.metric.MetricSummary;
import com.telerivet.status.metric.SeriesPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Draws the metrics' day: a column for each service, a chart for each metric. */
class Charts {

    private static final int LABELS = 5;

    private final Words words;
    private final List<IncidentStory> stories;
    private final Instant now;

    Charts(Words words, List<IncidentStory> stories, Instant now) {
        this.words = words;
        this.stories = stories;
        this.now = now;
    }

    List<HomeView.MetricColumn> columns(List<MetricSeries> metrics) {
        Map<String, List<Chart>> columns = new LinkedHashMap<>();
        for (MetricSeries series : metrics) {
            columns.computeIfAbsent(series.metric().service(), service -> new ArrayList<>())
                    .add(chart(series));
        }
        return columns.entrySet().stream()
                .map(column -> new HomeView.MetricColumn(column.getKey(), column.getValue()))
                .toList();
    }

    Chart chart(MetricSeries series) {
        MetricSummary metric = series.metric();
        Optional<SeriesPoint> latest = series.latest();
        String value = latest.map(point -> words.number(series.value(point), metric.decimals()))
                .orElse("–");
        String age =
                latest.map(point -> age(point, series.step())).orElseGet(() -> words.say("publication.metric.none"));
        return new Chart(
                shortName(metric),
                value,
                latest.isPresent() ? metric.unit() : "",
                age,
                words.say("publication.metric.label", metric.name(), value, metric.unit(), age),
                plot(series),
                new HourlyFigures(words).of(series));
    }

    /** Under its service's heading, "API response time" is "Response time". */
    private static String shortName(MetricSummary metric) {
        String prefix = metric.service() + " ";
        if (!metric.name().startsWith(prefix) || metric.name().length() == prefix.length()) {
            return metric.name();
        }
        String rest = metric.name().substring(prefix.length());
        return Character.toUpperCase(rest.charAt(0)) + rest.substring(1);
    }

    private String age(SeriesPoint point, Duration step) {
        Duration since = Duration.between(point.at().plus(step), now);
        return since.compareTo(step) < 0
                ? words.say("publication.metric.fresh", words.duration(step))
                : words.say("publication.metric.old", words.duration(since));
    }

    private Plot plot(MetricSeries series) {
        double[] values = values(series);
        double low = 0;
        double high = Plot.roundUp(Math.max(
                1, Arrays.stream(values).filter(v -> !Double.isNaN(v)).max().orElse(1)));
        if (series.metric().kind() == MetricKind.UPTIME) {
            double worst =
                    Arrays.stream(values).filter(v -> !Double.isNaN(v)).min().orElse(100);
            high = 100;
            low = Math.max(0, 100 - Plot.roundUp(Math.max(1, 100 - worst)));
        }
        List<String> ticks = series.points().isEmpty()
                ? List.of() // an axis without a line would promise a measure
                : List.of(words.shortNumber(high), words.shortNumber((low + high) / 2), words.shortNumber(low));
        return new Plot(Plot.line(values, low, high), ticks, hours(series), Plot.shades(spans(series)));
    }

    private static double[] values(MetricSeries series) {
        long step = series.step().toSeconds();
        long first = Math.floorDiv(series.from().getEpochSecond(), step);
        long last = Math.floorDiv(series.to().getEpochSecond() - 1, step);
        double[] values = new double[(int) (last - first + 1)];
        Arrays.fill(values, Double.NaN);
        for (SeriesPoint point : series.points()) {
            int slot = (int) (Math.floorDiv(point.at().getEpochSecond(), step) - first);
            if (slot >= 0 && slot < values.length) {
                values[slot] = series.value(point);
            }
        }
        return values;
    }

    private List<String> hours(MetricSeries series) {
        Duration whole = Duration.between(series.from(), series.to());
        return IntStream.range(0, LABELS)
                .mapToObj(
                        i -> words.hour(series.from().plus(whole.multipliedBy(i).dividedBy(LABELS - 1))))
                .toList();
    }

    private List<double[]> spans(MetricSeries series) {
        double whole = Duration.between(series.from(), series.to()).toSeconds();
        return stories.stream()
                .map(story -> new double[] {
                    Duration.between(series.from(), story.startedAt()).toSeconds() / whole,
                    Duration.between(series.from(), story.resolvedAt() == null ? now : story.resolvedAt())
                                    .toSeconds()
                            / whole
                })
                .toList();
    }
}
