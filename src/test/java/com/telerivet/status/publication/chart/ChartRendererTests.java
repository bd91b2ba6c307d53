package com.telerivet.status.publication.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.metric.MetricKind;
import com.telerivet.status.metric.MetricSeries;
import com.telerivet.status.metric.MetricSummary;
import com.telerivet.status.metric.Period;
import com.telerivet.status.metric.SeriesPoint;
import com.telerivet.status.metric.Spread;
import com.telerivet.status.page.PageProfile;
import com.telerivet.status.publication.Draft;
import com.telerivet.status.publication.RenderedDocument;
import com.telerivet.status.publication.SiteSnapshot;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChartRendererTests {

    private static final Instant EVENING = Instant.parse("2015-01-31T20:00:00Z");
    private static final Instant MORNING = Instant.parse("2015-01-31T07:00:00Z");
    private static final MetricSummary ERROR_RATE = new MetricSummary(
            "errorrate001", "API error rate", "API", MetricKind.ERROR_RATE, "%", 2, 3, EVENING, EVENING);

    @Test
    void eachMetricHasADocumentForEachPeriod() {
        assertThat(render())
                .extracting(RenderedDocument::path)
                .containsExactly(
                        "/metrics/errorrate001/day.json",
                        "/metrics/errorrate001/day.csv",
                        "/metrics/errorrate001/week.json",
                        "/metrics/errorrate001/week.csv",
                        "/metrics/errorrate001/month.json",
                        "/metrics/errorrate001/month.csv");
    }

    @Test
    void theMeanIsWeightedAndAGapIsMissing() {
        assertThat(text(render(new SeriesPoint(MORNING, 1, 10), new SeriesPoint(MORNING.plusSeconds(900), 60, 90))))
                .isEqualTo("{\"period\":{\"count\":288,\"interval\":300,\"identifier\":\"day\"},"
                        + "\"metrics\":[{\"metric\":{\"id\":\"errorrate001\",\"name\":\"API error rate\","
                        + "\"service\":\"API\",\"kind\":\"error_rate\",\"suffix\":\"%\",\"decimal_places\":2},"
                        + "\"summary\":{\"sum\":76.66666666666667,\"mean\":61.0},"
                        + "\"data\":[{\"timestamp\":1422687600,\"value\":10.0},"
                        + "{\"timestamp\":1422688500,\"value\":66.66666666666667}]}],"
                        + "\"summary\":{\"sum\":76.66666666666667,\"mean\":61.0,\"last\":66.66666666666667}}");
    }

    @Test
    void noDataIsShownAsNoData() {
        assertThat(text(render()))
                .contains("\"data\":[]")
                .endsWith("\"summary\":{\"sum\":0.0,\"mean\":null,\"last\":null}}");
    }

    @Test
    void weeksAndMonthsHaveTheirOwnSteps() {
        assertThat(render())
                .filteredOn(document -> document.path().endsWith(".json"))
                .extracting(document -> new String(document.body(), StandardCharsets.UTF_8).split("},", 2)[0])
                .containsExactly(
                        "{\"period\":{\"count\":288,\"interval\":300,\"identifier\":\"day\"",
                        "{\"period\":{\"count\":336,\"interval\":1800,\"identifier\":\"week\"",
                        "{\"period\":{\"count\":336,\"interval\":7200,\"identifier\":\"month\"");
    }

    @Test
    void theSameFiguresAreThereAsATable() {
        RenderedDocument csv =
                render(new SeriesPoint(EVENING.minusSeconds(600), 3, 4)).get(1);

        assertThat(csv.path()).endsWith("/day.csv");
        assertThat(csv.contentType()).startsWith("text/csv");
        assertThat(new String(csv.body(), StandardCharsets.UTF_8))
                .isEqualTo("time,value,sum,count,p95\r\n" + EVENING.minusSeconds(600) + ",75.0,3.0,4.0,\r\n");
    }

    @Test
    void whatNearlyAllStayedWithinIsToldWhereItIsKnown() {
        Spread spread = Spread.of(List.of(new Spread.Bucket(0, 100, 90), new Spread.Bucket(100, 200, 10)))
                .orElseThrow();
        List<RenderedDocument> documents = render(
                new SeriesPoint(EVENING.minusSeconds(600), 3, 100, spread),
                new SeriesPoint(EVENING.minusSeconds(300), 3, 1000, spread));

        assertThat(text(documents)).containsOnlyOnce("\"p95\":150.0");
        assertThat(new String(documents.get(1).body(), StandardCharsets.UTF_8))
                .contains(",3.0,100.0,150.0\r\n")
                .as("a tenth of the measurements says nothing of the rest")
                .contains(",3.0,1000.0,\r\n");
    }

    private static String text(List<RenderedDocument> documents) {
        return new String(documents.get(0).body(), StandardCharsets.UTF_8);
    }

    private static List<RenderedDocument> render(SeriesPoint... points) {
        return new ChartRenderer()
                        .drafts(new SiteSnapshot(
                                1,
                                EVENING,
                                EVENING,
                                new PageProfile(
                                        "page00000001",
                                        "Telerivet",
                                        "https://status.example.com",
                                        ZoneOffset.UTC,
                                        null,
                                        null,
                                        EVENING,
                                        EVENING,
                                        1),
                                new ComponentTree(List.of()),
                                Map.of(),
                                Map.of(),
                                List.of(),
                                series(Period.DAY, points),
                                series(Period.WEEK, points),
                                series(Period.MONTH, points),
                                null))
                        .stream()
                        .map(Draft::render)
                        .toList();
    }

    private static List<MetricSeries> series(Period period, SeriesPoint... points) {
        Instant from = EVENING.minus(period.step().multipliedBy(period.steps()));
        return List.of(new MetricSeries(ERROR_RATE, period.step(), from, EVENING, List.of(points)));
    }
}
