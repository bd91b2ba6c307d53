package com.telerivet.status.publication.html;

import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.metric.MetricSeries;
import com.telerivet.status.metric.MetricSummary;
import com.telerivet.status.metric.Period;
import com.telerivet.status.metric.SeriesPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Draws a metric over a period, with the incidents of that time shaded. */
class Charts {

    private static final int LABELS = 5;

    private final Words words;
    private final Links links;
    private final List<IncidentStory> stories;
    private final Instant now;

    Charts(Words words, Links links, List<IncidentStory> stories, Instant now) {
        this.words = words;
        this.links = links;
        this.stories = stories;
        this.now = now;
    }

    Chart chart(MetricSeries series, Period period) {
        MetricSummary metric = series.metric();
        OptionalDouble figure = period == Period.DAY ? latest(series) : series.overall();
        String value = figure.isPresent()
                ? words.number(figure.getAsDouble(), metric.decimals())
                : words.say("publication.dash");
        String age = age(series, period);
        String name = links.name(period);
        String p95 = p95(series, period);
        String label = words.say("publication.metric.label." + name, metric.name(), value, metric.unit(), age);
        return new Chart(
                shortName(metric),
                value,
                figure.isPresent() ? metric.unit() : "",
                age,
                p95,
                p95.isEmpty() ? label : label + ". " + p95,
                plot(series, period),
                new Chart.Data(
                        links.series(metric.id(), period, "json"),
                        links.series(metric.id(), period, "csv"),
                        series.from().getEpochSecond(),
                        series.step().toSeconds(),
                        slots(series)),
                new SteppedFigures(words).of(series, period));
    }

    private static OptionalDouble latest(MetricSeries series) {
        return series.latest().stream().mapToDouble(series::value).findFirst();
    }

    private String age(MetricSeries series, Period period) {
        if (series.points().isEmpty()) {
            return words.say("publication.metric.none");
        }
        return period == Period.DAY
                ? age(series.latest().orElseThrow(), series.step())
                : words.say("publication.metric.over." + links.name(period));
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

    private Plot plot(MetricSeries series, Period period) {
        double[] values = values(series, point -> OptionalDouble.of(series.value(point)));
        double[] p95 = values(series, series::p95);
        Axis axis = Axis.of(series.metric(), values, p95);
        return new Plot(
                Plot.line(values, axis.low(), axis.high()),
                Plot.line(p95, axis.low(), axis.high()),
                axis.ticks(words, series.metric().axis(), series.points().isEmpty()),
                marks(series, period),
                Plot.shades(spans(series)));
    }

    private static double[] values(MetricSeries series, Function<SeriesPoint, OptionalDouble> figure) {
        double[] values = new double[slots(series)];
        Arrays.fill(values, Double.NaN);
        for (SeriesPoint point : series.points()) {
            long slot = steps(series, point.at());
            if (slot >= 0 && slot < values.length) {
                values[(int) slot] = figure.apply(point).orElse(Double.NaN);
            }
        }
        return values;
    }

    /** What nearly all measurements stayed within: of the newest step, or of the whole period, as the value is. */
    private String p95(MetricSeries series, Period period) {
        List<SeriesPoint> told = period == Period.DAY ? series.latest().stream().toList() : series.points();
        OptionalDouble figure = series.p95(told);
        return figure.isEmpty()
                ? ""
                : words.say(
                        "publication.metric.p95",
                        words.number(figure.getAsDouble(), series.metric().decimals()),
                        series.metric().unit());
    }

    /** How many whole steps the moment lies behind the beginning of the series; both fall on whole seconds. */
    private static long steps(MetricSeries series, Instant at) {
        return Math.floorDiv(
                at.getEpochSecond() - series.from().getEpochSecond(),
                series.step().toSeconds());
    }

    private static int slots(MetricSeries series) {
        return (int) steps(series, series.to());
    }

    private List<String> marks(MetricSeries series, Period period) {
        Duration whole = Duration.between(series.from(), series.to());
        return IntStream.range(0, LABELS)
                .mapToObj(i -> series.from().plus(whole.multipliedBy(i).dividedBy(LABELS - 1)))
                .map(at -> period == Period.DAY ? words.hour(at) : words.shortDay(at))
                .toList();
    }

    private List<double[]> spans(MetricSeries series) {
        double whole = Duration.between(series.from(), series.to()).toSeconds();
        return stories.stream()
                .filter(story -> story.began().isPresent())
                .map(story -> new double[] {
                    Duration.between(series.from(), story.began().orElseThrow()).toSeconds() / whole,
                    Duration.between(series.from(), story.resolvedAt() == null ? now : story.resolvedAt())
                                    .toSeconds()
                            / whole
                })
                .toList();
    }
}
