package com.telerivet.status.manageapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.metric.MetricKind;
import com.telerivet.status.metric.MetricSeries;
import com.telerivet.status.metric.Metrics;
import com.telerivet.status.metric.NewMetric;
import com.telerivet.status.metric.Period;
import com.telerivet.status.metric.SeriesPoint;
import com.telerivet.status.metric.Spread;
import com.telerivet.status.metric.otlp.NewOtlpRule;
import com.telerivet.status.metric.otlp.OtlpMeasure;
import com.telerivet.status.metric.otlp.OtlpRule;
import com.telerivet.status.metric.otlp.OtlpRules;
import com.telerivet.status.testkit.AdminClient;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Form;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Timer;
import io.micrometer.registry.otlp.OtlpConfig;
import io.micrometer.registry.otlp.OtlpMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;

@AppTest
class OtlpControllerTests {

    private static final String JSON = "application/json";

    @Autowired
    private Metrics metrics;

    @Autowired
    private OtlpRules rules;

    @Autowired
    private Environment app;

    @Value("${server.port}")
    private int port;

    private AdminClient ada;
    private String responseTime;
    private String errorRate;

    /** A service of its own for each test, since all share one database. */
    @BeforeEach
    void addMetrics() {
        ada = AdminClient.ada(app);
        String service = "Shop " + System.identityHashCode(this);
        responseTime = metrics.add(new NewMetric("Response time", service, MetricKind.RESPONSE_TIME))
                .id();
        errorRate = metrics.add(new NewMetric("Error rate", service, MetricKind.ERROR_RATE))
                .id();
    }

    /** Nothing but Micrometer's own registry: an address, a token and the service's name. */
    @Test
    void anApplicationWithMicrometersRegistryFillsResponseTimeAndErrorRate() {
        Map<String, String> properties = Map.of(
                "otlp.url", "http://localhost:" + port + "/v1/metrics",
                "otlp.headers", "Authorization=Bearer " + AppTest.TOKEN,
                "otlp.resourceAttributes", "service.name=" + serviceName());
        OtlpConfig config = properties::get;
        OtlpMeterRegistry registry = new OtlpMeterRegistry(config, Clock.SYSTEM);
        Timer.Builder requests = Timer.builder("http.server.requests").tag("uri", "/");
        requests.tag("status", "200").register(registry).record(Duration.ofMillis(100));
        requests.tag("status", "200").register(registry).record(Duration.ofMillis(200));
        requests.tag("status", "503").register(registry).record(Duration.ofMillis(600));

        registry.close();

        assertThat(overall(responseTime)).isEqualTo(300);
        assertThat(overall(errorRate)).isEqualTo(100.0 / 3);
    }

    @Test
    void aCumulativeCounterCountsOnlyWhatCameSinceAlsoAfterARestartOfTheSender() throws Exception {
        Instant start = Instant.now().minusSeconds(120);
        send(JSON, json(start, start.plusSeconds(10), 10, 1.0));
        send(JSON, json(start, start.plusSeconds(10), 10, 1.0));
        send(JSON, json(start, start.plusSeconds(70), 16, 4.0));
        Instant restart = start.plusSeconds(80);
        send(JSON, json(restart, start.plusSeconds(100), 4, 2.0));

        assertThat(series(responseTime).points().stream()
                        .mapToDouble(point -> point.count())
                        .sum())
                .isEqualTo(20);
        assertThat(overall(responseTime)).isEqualTo(300);
    }

    /** 90 quick requests and 10 slow ones: the mean hides them, the second figure does not. */
    @ParameterizedTest
    @ValueSource(strings = {"explicit_bucket_histogram", "base2_exponential_bucket_histogram"})
    void nearlyAllRequestsAreToldOfWhereTheRegistrySendsHistograms(String flavor) {
        Map<String, String> properties = Map.of(
                "otlp.url", "http://localhost:" + port + "/v1/metrics",
                "otlp.headers", "Authorization=Bearer " + AppTest.TOKEN,
                "otlp.histogramFlavor", flavor,
                "otlp.resourceAttributes", "service.name=" + serviceName());
        OtlpConfig config = properties::get;
        OtlpMeterRegistry registry = new OtlpMeterRegistry(config, Clock.SYSTEM);
        Timer quick = Timer.builder("http.server.requests")
                .publishPercentileHistogram()
                .tag("uri", "/")
                .register(registry);
        Timer slow = Timer.builder("http.server.requests")
                .publishPercentileHistogram()
                .tag("uri", "/slow")
                .register(registry);
        for (int i = 0; i < 90; i++) {
            quick.record(Duration.ofMillis(100));
        }
        for (int i = 0; i < 10; i++) {
            slow.record(Duration.ofMillis(2000));
        }

        registry.close();

        assertThat(overall(responseTime)).isEqualTo(290);
        MetricSeries told = series(responseTime);
        assertThat(told.p95(told.points()).orElseThrow()).isBetween(1700.0, 2400.0);
    }

    @Test
    void theBucketsOfACumulativeHistogramCountOnlyWhatCameSince() throws Exception {
        Instant start = Instant.now().minusSeconds(120);
        send(JSON, json(start, start.plusSeconds(10), 100, 1.0, "[0,0,100]"));
        send(JSON, json(start, start.plusSeconds(70), 200, 2.0, "[0,100,100]"));

        MetricSeries told = series(responseTime);
        assertThat(told.points().stream().mapToDouble(p -> p.count()).sum()).isEqualTo(200);
        assertThat(told.points().stream()
                        .map(SeriesPoint::spread)
                        .map(Objects::requireNonNull)
                        .reduce(Spread::plus)
                        .map(Spread::triples))
                .as("a hundred beyond the last bound, then a hundred below it")
                .contains(List.of(100.0, 200.0, 100.0, 200.0, Double.POSITIVE_INFINITY, 100.0));
        assertThat(told.p95(told.points())).hasValue(200);
    }

    @Test
    void aClockThatIsLessThanAnHourOffIsPutUpWith() throws Exception {
        Instant now = Instant.now();
        Instant behind = now.minus(Duration.ofMinutes(55));
        send(JSON, json(behind.minusSeconds(60), behind, 1, 0.1));
        Instant ahead = now.plus(Duration.ofMinutes(55));
        send(JSON, json(ahead.minusSeconds(60), ahead, 1, 0.3));

        assertThat(series(responseTime).points().stream()
                        .mapToDouble(p -> p.count())
                        .sum())
                .isEqualTo(2);
        assertThat(series(responseTime).latest().orElseThrow().at())
                .as("never in the future")
                .isBeforeOrEqualTo(Instant.now());
    }

    @Test
    void anOldCounterIsOnlyABeginning() throws Exception {
        Instant now = Instant.now();
        send(JSON, json(now.minus(Duration.ofDays(3)), now.minusSeconds(70), 1_000_000, 5000));
        send(JSON, json(now.minus(Duration.ofDays(3)), now.minusSeconds(10), 1_000_001, 5000.25));

        assertThat(overall(responseTime)).isEqualTo(250);
    }

    @Test
    void aPointFarOffTheClockAndAnUnknownServiceAreRefusedWithAReason() throws Exception {
        Instant longAgo = Instant.now().minus(Duration.ofHours(2));
        assertThat(send(JSON, json(longAgo.minusSeconds(60), longAgo, 1, 1)).body())
                .contains("\"rejectedDataPoints\":\"1\"", "more than an hour off");
        Instant now = Instant.now();
        assertThat(send(JSON, json(now.minusSeconds(60), now, 1, 1).replace(serviceName(), "nobody"))
                        .body())
                .contains("No metric here belongs to a service named 'nobody'");
        assertThat(series(responseTime).points()).isEmpty();
    }

    @Test
    void whatIsNoOtlpIsRefusedAndChangesNothing() throws Exception {
        assertThat(send(JSON, "{").statusCode()).isEqualTo(400);
        assertThat(send("application/x-protobuf", "no protobuf").statusCode()).isEqualTo(400);
        assertThat(send("text/plain", "hello").statusCode()).isEqualTo(415);
        assertThat(send(request(JSON, bomb()).header("Content-Encoding", "gzip"))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void aRuleFeedsAMetricFromTheSeriesThatItChooses() throws Exception {
        OtlpMeasure mean = OtlpMeasure.MEAN;
        String rule = rules.add(
                new NewOtlpRule(responseTime, "queue.wait", "service.name=" + serviceName() + "\nqueue=o*", mean, ""));
        Instant at = Instant.now().minusSeconds(30);

        send(JSON, gauge(at, "orders", "0.4") + " ");
        send(JSON, gauge(at.plusSeconds(10), "mails", "9"));
        send(JSON, gauge(at.plusSeconds(10), "orders", "\"NaN\""));

        assertThat(overall(responseTime)).isEqualTo(400);
        assertThat(rules.find(rule).orElseThrow().heardAt()).isNotNull();
    }

    @Test
    void aCountersPartIsAShareOfAllAndAMetricWithARuleIsFedByItAlone() throws Exception {
        rules.add(new NewOtlpRule(
                errorRate, "jobs.done", "service.name=" + serviceName(), OtlpMeasure.SHARE, "outcome=fail*"));
        Instant start = Instant.now().minusSeconds(120);

        send(JSON, counter(start, start.plusSeconds(10), 90, 10));
        send(JSON, counter(start, start.plusSeconds(70), 170, 30));
        send(JSON, json(start, start.plusSeconds(20), 1000, 1));

        assertThat(overall(errorRate)).isEqualTo(15);
        assertThat(overall(responseTime)).as("has no rule").isEqualTo(1);
    }

    @Test
    void anAdministratorMakesChangesAndRemovesARule() throws Exception {
        Form form = ada.form("/admin/otlp/new", "/admin/otlp")
                .with("metric", errorRate)
                .with("otlpMetric", "jobs.done")
                .with("conditions", "queue")
                .with("measure", "share");
        assertThat(ada.post(form).body()).contains("“queue” is not of the form attribute=value.");
        form.with("conditions", "queue=<b>").with("part", "outcome=failed");
        assertThat(ada.post(form).statusCode()).isEqualTo(302);
        OtlpRule rule = rules.all().stream()
                .filter(r -> r.metricId().equals(errorRate))
                .findFirst()
                .orElseThrow();
        assertThat(ada.page("/admin/otlp")).contains("jobs.done", "queue=&lt;b&gt;", "Not heard of yet");

        String path = "/admin/otlp/" + rule.id();
        assertThat(ada.post(ada.form(path, path).with("measure", "mean")).statusCode())
                .isEqualTo(302);
        assertThat(rules.find(rule.id()).orElseThrow().measure()).isEqualTo(OtlpMeasure.MEAN);
        ada.post(ada.form(path, path + "/removal"));
        assertThat(rules.find(rule.id())).isEmpty();
    }

    private String gauge(Instant at, String queue, String seconds) {
        return metric(
                """
                {"name":"queue.wait","unit":"s","gauge":{"dataPoints":[{"timeUnixNano":"%d","asDouble":%s,
                  "attributes":[{"key":"queue","value":{"stringValue":"%s"}}]}]}}
                """
                        .formatted(nanos(at), seconds, queue));
    }

    private String counter(Instant start, Instant at, long good, long failed) {
        String point =
                """
                {"startTimeUnixNano":"%d","timeUnixNano":"%d","asInt":"%d",
                  "attributes":[{"key":"outcome","value":{"stringValue":"%s"}}]}
                """;
        return metric(
                "{\"name\":\"jobs.done\",\"sum\":{\"isMonotonic\":true,\"aggregationTemporality\":2,\"dataPoints\":["
                        + point.formatted(nanos(start), nanos(at), good, "ok")
                        + ","
                        + point.formatted(nanos(start), nanos(at), failed, "failed")
                        + "]}}");
    }

    private String metric(String metric) {
        return """
                {"resourceMetrics":[{"resource":{"attributes":[
                  {"key":"service.name","value":{"stringValue":"%s"}}]},"scopeMetrics":[{"metrics":[%s]}]}]}
                """
                .formatted(serviceName(), metric);
    }

    private String json(Instant start, Instant at, long count, double seconds) {
        return json(start, at, count, seconds, "[]");
    }

    private String json(Instant start, Instant at, long count, double seconds, String buckets) {
        return """
                {"resourceMetrics":[{"resource":{"attributes":[
                  {"key":"service.name","value":{"stringValue":"%s"}},
                  {"key":"service.instance.id","value":{"stringValue":"a"}}]},
                 "scopeMetrics":[{"metrics":[{"name":"http.server.request.duration","unit":"s","histogram":{
                  "aggregationTemporality":2,"dataPoints":[{"startTimeUnixNano":"%d","timeUnixNano":"%d","count":"%d","sum":%s,
                  "explicitBounds":[0.1,0.2],"bucketCounts":%s,
                  "attributes":[{"key":"http.response.status_code","value":{"intValue":"200"}}]}]}}]}]}]}
                """
                .formatted(serviceName(), nanos(start), nanos(at), count, seconds, buckets);
    }

    private HttpResponse<String> send(String type, String body) throws Exception {
        return send(request(type, body.getBytes(StandardCharsets.UTF_8)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String type, byte[] body) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v1/metrics"))
                .header("Authorization", "Bearer " + AppTest.TOKEN)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    private static byte[] bomb() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[8 * 1024 * 1024]);
        }
        return packed.toByteArray();
    }

    private String serviceName() {
        return "shop-" + System.identityHashCode(this);
    }

    private double overall(String metric) {
        return series(metric).overall().orElseThrow();
    }

    private MetricSeries series(String metric) {
        return metrics.series(Period.DAY, Instant.now()).stream()
                .filter(series -> series.metric().id().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    private static long nanos(Instant at) {
        return Duration.between(Instant.EPOCH, at).toNanos();
    }
}
