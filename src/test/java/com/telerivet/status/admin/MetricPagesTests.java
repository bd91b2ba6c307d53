package com.telerivet.status.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.telerivet.status.metric.MetricAxis;
import com.telerivet.status.metric.MetricBoard;
import com.telerivet.status.metric.MetricDetails;
import com.telerivet.status.metric.MetricKind;
import com.telerivet.status.metric.MetricPoint;
import com.telerivet.status.metric.MetricState;
import com.telerivet.status.metric.MetricSummary;
import com.telerivet.status.metric.Metrics;
import com.telerivet.status.metric.Period;
import com.telerivet.status.probe.ProbeSummary;
import com.telerivet.status.probe.Probes;
import com.telerivet.status.testkit.AdminClient;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Form;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@AppTest
class MetricPagesTests {

    @Autowired
    Environment app;

    @Autowired
    Metrics metrics;

    @Autowired
    MetricBoard catalogue;

    @Autowired
    Probes probes;

    @Autowired
    Clock clock;

    private AdminClient ada;

    @BeforeEach
    void adaSignsIn() {
        ada = AdminClient.ada(app);
    }

    @Test
    void aMetricIsAddedDescribedHiddenAndRemoved() {
        ada.post(ada.form("/admin/metrics/new", "/admin/metrics")
                .with("name", "Queue delay")
                .with("service", "Messaging")
                .with("kind", "value")
                .with("unit", "s")
                .with("decimals", "1"));
        MetricSummary added = named("Queue delay").metric();
        assertThat(added.kind()).isEqualTo(MetricKind.VALUE);
        assertThat(added.unit()).isEqualTo("s");

        String path = "/admin/metrics/" + added.id();
        Form seen = ada.form(path, path);
        ada.post(ada.form(path, path).with("name", "Delay").without("shown"));
        assertThat(metrics.series(Period.DAY, clock.instant()))
                .noneMatch(s -> s.metric().id().equals(added.id()));
        HttpResponse<String> late = ada.post(seen.with("name", "Lag"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("it is called “Delay” now");

        ada.post(ada.form(path, path + "/removal").with("name", "Queue"));
        assertThat(metrics.find(added.id())).as("only by its name").isPresent();
        ada.post(ada.form(path, path + "/removal").with("name", "Delay"));
        assertThat(metrics.find(added.id())).isEmpty();
    }

    @Test
    void theEndsOfTheChartAreKeptAndMustRise() {
        MetricSummary metric = metric("Bounded");
        String path = "/admin/metrics/" + metric.id();
        ada.post(ada.form(path, path)
                .with("yAxisMin", "90")
                .with("yAxisMax", "100")
                .with("yAxisHidden", "true"));

        assertThat(metrics.find(metric.id()).orElseThrow().axis()).isEqualTo(new MetricAxis(90.0, 100.0, true));
        assertThat(ada.page(path)).contains("value=\"90\"", "value=\"100\"");
        assertThat(ada.post(ada.form(path, path).with("yAxisMin", "100.5")).body())
                .contains("The upper end must lie above", "id=\"yAxisMax-problem\"");
        assertThat(ada.post(ada.form(path, path).with("yAxisMin", "low")).statusCode())
                .isEqualTo(422);
    }

    @Test
    void anArchivedMetricIsOffThePageAndKeepsItsHistory() {
        MetricSummary metric = metric("Retired");
        metrics.record(List.of(new MetricPoint(metric.id(), "api", clock.instant(), 9, 10)));
        String path = "/admin/metrics/" + metric.id();

        ada.post(ada.form(path, path + "/archive").with("archived", "true"));
        assertThat(metrics.series(Period.DAY, clock.instant()))
                .noneMatch(s -> s.metric().id().equals(metric.id()));
        assertThat(catalogue.withoutFreshData()).noneMatch(m -> m.id().equals(metric.id()));
        assertThat(ada.page("/admin/metrics")).contains("archived");

        ada.post(ada.form(path, path + "/archive").with("archived", "false"));
        assertThat(metrics.series(Period.DAY, clock.instant()))
                .filteredOn(s -> s.metric().id().equals(metric.id()))
                .singleElement()
                .satisfies(s -> assertThat(s.overall()).hasValue(90));
    }

    @Test
    void whatFeedsAMetricIsCalledAsPeopleCallItAndSaysWhatFailed() {
        MetricSummary metric = metric("Watched");
        metrics.record(List.of(new MetricPoint(metric.id(), "api:balancer-1", clock.instant(), 9, 10)));
        ada.post(probe("Shop front", "http://127.0.0.1:1/").with("uptime", metric.id()));
        await().atMost(Duration.ofSeconds(20)).until(() -> probe("Shop front").lastErrorAt() != null);

        assertThat(ada.page("/admin/metrics"))
                .contains("Probe “Shop front”, nothing yet", "Failed ", "API, balancer-1");
        ada.post(ada.form(
                "/admin/probes/" + probe("Shop front").id(),
                "/admin/probes/" + probe("Shop front").id() + "/removal"));
    }

    @Test
    void whatIsWrongStandsBesideItsField() {
        HttpResponse<String> answer = ada.post(ada.form("/admin/metrics/new", "/admin/metrics")
                .with("name", " ")
                .with("service", "API")
                .with("decimals", "2"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Give the metric a name", "id=\"name-problem\"");
        assertThat(ada.post(ada.form("/admin/metrics/new", "/admin/metrics")
                                .with("name", "Broken")
                                .with("service", "API")
                                .with("decimals", "many"))
                        .body())
                .contains("Give a number of decimals");
    }

    @Test
    void itIsPlainWhoFeedsAMetricAndWhichOneIsSilent() {
        MetricSummary fed = metric("Fed");
        MetricSummary silent = metric("Silent");
        metrics.record(List.of(
                new MetricPoint(fed.id(), "exporter-a", clock.instant().minusSeconds(120), 9, 10),
                new MetricPoint(fed.id(), "exporter-b", clock.instant().minusSeconds(3600), 1, 1)));

        assertThat(named("Fed").sources())
                .extracting(MetricState.Source::name)
                .containsExactly("exporter-a", "exporter-b");
        assertThat(catalogue.withoutFreshData())
                .extracting(MetricSummary::id)
                .contains(silent.id())
                .doesNotContain(fed.id());
        assertThat(ada.page("/admin/metrics")).contains("exporter-a, 2 min ago", "90.00 %", "No data for ten minutes");
    }

    @Test
    void metricsChangePlaces() {
        MetricSummary one = metric("One");
        MetricSummary two = metric("Two");
        int before = metrics.find(one.id()).orElseThrow().position();
        ada.post(ada.form("/admin/metrics", "/admin/metrics/" + two.id() + "/place")
                .with("position", String.valueOf(before)));
        assertThat(metrics.find(two.id()).orElseThrow().position()).isEqualTo(before);
        assertThat(metrics.all().stream().map(MetricSummary::position)).doesNotHaveDuplicates();
    }

    @Test
    void aProbeIsCheckedPausedAndRemoved() {
        MetricSummary uptime = metric("Probed");
        ada.post(probe("Itself", "self:/api/v2/status.json").with("uptime", uptime.id()));
        await().atMost(Duration.ofSeconds(20)).until(() -> probe("Itself").lastAt() != null);
        assertThat(ada.page("/admin/probes")).contains("Itself", "Last success");
        String path = "/admin/probes/" + probe("Itself").id();

        ada.post(ada.form("/admin/probes", path + "/pause"));
        assertThat(probe("Itself").isPaused()).isTrue();
        ada.post(ada.form(path, path).with("interval", "60"));
        assertThat(probe("Itself").interval()).isEqualTo(Duration.ofSeconds(60));
        assertThat(probe("Itself").isPaused()).as("an edit wakes nobody").isTrue();
        ada.post(ada.form("/admin/probes", path + "/check"));
        assertThat(probe("Itself").isPaused()).isFalse();

        ada.post(ada.form(path, path + "/removal"));
        assertThat(probes.all()).noneMatch(p -> p.name().equals("Itself"));
    }

    @Test
    void aProbeThatCannotBeIsRefused() {
        for (String target : List.of(
                "ftp://example.com",
                "https://",
                "https://ada:secret@example.com",
                "http://169.254.169.254/latest",
                "self:nowhere",
                "not an address")) {
            HttpResponse<String> answer = ada.post(probe("Refused", target));
            assertThat(answer.statusCode()).as(target).isEqualTo(422);
            assertThat(answer.body()).contains("id=\"target-problem\"");
        }
        assertThat(ada.post(probe("Refused", "https://example.com").with("interval", "5"))
                        .body())
                .contains("from 15 to 300 seconds");
        assertThat(probes.all()).noneMatch(p -> p.name().equals("Refused"));
    }

    private Form probe(String name, String target) {
        return ada.form("/admin/probes/new", "/admin/probes").with("name", name).with("target", target);
    }

    private ProbeSummary probe(String name) {
        return probes.all().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private MetricSummary metric(String name) {
        return catalogue.add(MetricKind.UPTIME, new MetricDetails(name, "Test", "%", 2, true));
    }

    private MetricState named(String name) {
        return catalogue.states().stream()
                .filter(s -> s.metric().name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
