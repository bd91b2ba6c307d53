package com.telerivet.status.publication.chart;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.telerivet.status.metric.MetricKind;
import com.telerivet.status.metric.MetricSeries;
import com.telerivet.status.metric.MetricSummary;
import com.telerivet.status.metric.Period;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** One metric over one period. A step without data is missing: a gap is never zero. */
record ChartData(PeriodData period, List<MetricData> metrics, Totals summary) {

    /** @param interval seconds from one step to the next */
    record PeriodData(int count, long interval, String identifier) {}

    record MetricData(MetricName metric, Summary summary, List<Step> data) {}

    record MetricName(String id, String name, String service, String kind, String suffix, int decimalPlaces) {}

    /**
     * @param sum of the values shown
     * @param mean the weighted value of the whole period, which is not the average of the values; null without data
     */
    record Summary(
            double sum, @Nullable Double mean, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double p95) {}

    record Totals(double sum, @Nullable Double mean, @Nullable Double last) {}

    /**
     * @param timestamp the begin of the step, in seconds since 1970
     * @param p95 what 95 of 100 measurements stayed within; left out where nobody knows
     */
    record Step(long timestamp, double value, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double p95) {}

    static ChartData of(MetricSeries series, Period period, String identifier) {
        MetricSummary metric = series.metric();
        MetricKind kind = metric.kind();
        List<Step> data = series.points().stream()
                .map(point -> new Step(point.at().getEpochSecond(), series.value(point), orNull(series.p95(point))))
                .toList();
        double sum = data.stream().mapToDouble(Step::value).sum();
        @Nullable Double mean = orNull(series.overall());
        @Nullable Double last = series.latest().map(series::value).orElse(null);
        return new ChartData(
                new PeriodData(period.steps(), period.step().toSeconds(), identifier),
                List.of(new MetricData(
                        new MetricName(
                                metric.id(),
                                metric.name(),
                                metric.service(),
                                kind.code(),
                                metric.unit(),
                                metric.decimals()),
                        new Summary(sum, mean, orNull(series.p95(series.points()))),
                        data)),
                new Totals(sum, mean, last));
    }

    private static @Nullable Double orNull(OptionalDouble figure) {
        return figure.isPresent() ? figure.getAsDouble() : null;
    }
}
