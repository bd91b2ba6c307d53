package com.telerivet.status.publication.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.metric.MetricAxis;
import com.telerivet.status.metric.MetricKind;
import com.telerivet.status.metric.MetricSeries;
import com.telerivet.status.metric.MetricSummary;
import com.telerivet.status.metric.Period;
import com.telerivet.status.metric.SeriesPoint;
import com.telerivet.status.metric.Spread;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartsTests {

    private static final Duration STEP = Duration.ofMinutes(5);

    private final Charts charts = new Charts(Samples.words(), new Links(), List.of(Samples.outage()), Samples.EVENING);

    @Test
    void aMissingStepBreaksTheLine() {
        Chart chart = charts.chart(
                responseTime(
                        point("17:45", 100, 1), point("17:50", 100, 1), point("17:55", 100, 1), point("12:00", 50, 1)),
                Period.DAY);
        assertThat(chart.plot().line().chars().filter(c -> c == 'M')).hasSize(2);
    }

    @Test
    void anHourIsTheWeightedFigureAndAnHourWithoutDataSaysSo() {
        Chart chart = charts.chart(responseTime(point("17:45", 100, 1), point("17:50", 900, 9)), Period.DAY);
        assertThat(chart.rows().get(0)).isEqualTo(new Chart.Row("17:00", "100 ms"));
        assertThat(chart.rows().get(1)).isEqualTo(new Chart.Row("16:00", "no data"));
    }

    @Test
    void theCurrentValueTellsItsAge() {
        assertThat(charts.chart(responseTime(point("17:55", 142, 1)), Period.DAY)
                        .age())
                .isEqualTo("past 5 min");
        assertThat(charts.chart(responseTime(point("16:40", 142, 1)), Period.DAY)
                        .age())
                .isEqualTo("1 h 15 min ago");
    }

    @Test
    void aMetricWithoutDataShowsNoValueAndNoLine() {
        Chart chart = charts.chart(responseTime(), Period.DAY);
        assertThat(chart.value()).isEqualTo("–");
        assertThat(chart.age()).isEqualTo("no data");
        assertThat(chart.plot().line()).isEmpty();
        assertThat(chart.plot().ticks()).isEmpty();
    }

    @Test
    void underItsServiceAMetricHasAShortName() {
        assertThat(charts.chart(responseTime(), Period.DAY).name()).isEqualTo("Response time");
    }

    @Test
    void aWeekTellsItsWeightedFigureAndNotItsNewest() {
        Chart chart = charts.chart(responseTime(point("12:00", 100, 1), point("17:55", 900 * 3, 3)), Period.WEEK);
        assertThat(chart.value()).isEqualTo("700");
        assertThat(chart.age()).isEqualTo("over 7 days");
        assertThat(chart.rows()).contains(new Chart.Row("Jan 31, 12:00", "700 ms"));
        assertThat(chart.rows()).contains(new Chart.Row("Jan 31, 06:00", "no data"));
    }

    @Test
    void theOutageIsShaded() {
        assertThat(charts.chart(responseTime(), Period.DAY).plot().shades()).hasSize(1);
    }

    @Test
    void aSecondLineTellsWhatNearlyAllStayedWithin() {
        Spread spread = Spread.of(List.of(new Spread.Bucket(0, 100, 90), new Spread.Bucket(100, 200, 10)))
                .orElseThrow();
        Instant last = Samples.EVENING.minus(STEP);
        Chart chart = charts.chart(responseTime(new SeriesPoint(last, 5000, 100, spread)), Period.DAY);

        assertThat(chart.p95()).isEqualTo("95% within 150 ms");
        assertThat(chart.label()).endsWith("95% within 150 ms");
        assertThat(chart.plot().p95()).isNotEmpty();
        assertThat(chart.plot().ticks().get(0)).isEqualTo("200");
        assertThat(chart.rows().get(0)).isEqualTo(new Chart.Row("17:00", "50 ms", "150 ms"));
        assertThat(charts.chart(responseTime(point("17:55", 142, 1)), Period.DAY))
                .satisfies(plain -> assertThat(plain.p95()).isEmpty())
                .satisfies(plain -> assertThat(plain.plot().p95()).isEmpty());
    }

    @Test
    void theAxisIsThatOfTheMetricWhereItHasOne() {
        assertThat(ticks(new MetricAxis(50.0, 300.0, false))).containsExactly("300", "175", "50");
        assertThat(ticks(new MetricAxis(null, 1000.0, false))).containsExactly("1,000", "500", "0");
        assertThat(ticks(new MetricAxis(400.0, null, false)))
                .as("figures below the lower end are drawn on it")
                .containsExactly("900", "650", "400");
        assertThat(ticks(new MetricAxis(null, null, true))).isEmpty();
    }

    private List<String> ticks(MetricAxis axis) {
        MetricSeries plain = responseTime(point("17:55", 142, 1));
        MetricSummary metric = plain.metric();
        MetricSummary bound = new MetricSummary(
                metric.id(),
                metric.name(),
                metric.service(),
                metric.kind(),
                metric.unit(),
                metric.decimals(),
                metric.position(),
                metric.createdAt(),
                metric.updatedAt(),
                axis);
        return charts.chart(new MetricSeries(bound, plain.step(), plain.from(), plain.to(), plain.points()), Period.DAY)
                .plot()
                .ticks();
    }

    private static SeriesPoint point(String time, double sum, double count) {
        return new SeriesPoint(Instant.parse("2015-01-31T" + time + ":00Z"), sum, count);
    }

    private static MetricSeries responseTime(SeriesPoint... points) {
        MetricSummary metric = new MetricSummary(
                "metric000001",
                "API response time",
                "API",
                MetricKind.RESPONSE_TIME,
                "ms",
                0,
                1,
                Samples.EVENING,
                Samples.EVENING);
        return new MetricSeries(
                metric, STEP, Samples.EVENING.minus(Duration.ofDays(1)), Samples.EVENING, List.of(points));
    }
}
