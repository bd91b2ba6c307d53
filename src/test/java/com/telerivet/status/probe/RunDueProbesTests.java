package com.telerivet.status.probe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.telerivet.status.metric.MetricKind;
import com.telerivet.status.metric.MetricSeries;
import com.telerivet.status.metric.MetricSummary;
import com.telerivet.status.metric.Metrics;
import com.telerivet.status.metric.NewMetric;
import com.telerivet.status.metric.Period;
import com.telerivet.status.testkit.AppTest;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class RunDueProbesTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    private Probes probes;

    @Autowired
    private Metrics metrics;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private Clock clock;

    private final Map<String, AtomicInteger> visits = new ConcurrentHashMap<>();
    private final CountDownLatch testEnds = new CountDownLatch(1);
    private volatile long startedAt;
    private HttpServer target;
    private MetricSummary uptime;
    private MetricSummary time;
    private MetricSummary errors;

    @BeforeEach
    void aTargetAndItsMetrics() throws IOException {
        target = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        target.createContext("/well", exchange -> answer(exchange, 200));
        target.createContext("/broken", exchange -> answer(exchange, 500));
        target.createContext("/hiccup", exchange -> answer(exchange, visit(exchange) == 1 ? 503 : 200));
        target.createContext("/told", exchange -> {
            exchange.sendResponseHeaders(200, 0); // in chunks
            exchange.getResponseBody().write("{\"parts\":[{\"up\":false},{\"up\":true}]}".getBytes(UTF_8));
            exchange.close();
        });
        target.createContext("/strict", exchange -> {
            boolean isRight = exchange.getRequestMethod().equals("HEAD")
                    && "k1".equals(exchange.getRequestHeaders().getFirst("X-Key"));
            answer(exchange, isRight ? 200 : 403);
        });
        target.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", "/told");
            answer(exchange, 302);
        });
        target.createContext("/circle", exchange -> {
            exchange.getResponseHeaders().add("Location", "/circle");
            answer(exchange, 302);
        });
        target.createContext("/starting", this::start);
        target.createContext("/hanging", exchange -> {
            visit(exchange);
            waitFor(testEnds);
            exchange.close();
        });
        target.createContext("/dripping", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('a');
            exchange.getResponseBody().flush();
            waitFor(testEnds);
            exchange.close();
        });
        target.setExecutor(Executors.newCachedThreadPool());
        target.start();
        uptime = metrics.add(new NewMetric("Uptime", "Test", MetricKind.UPTIME));
        time = metrics.add(new NewMetric("Response time", "Test", MetricKind.RESPONSE_TIME));
        errors = metrics.add(new NewMetric("Error rate", "Test", MetricKind.ERROR_RATE));
    }

    @AfterEach
    void stop() {
        testEnds.countDown();
        target.stop(0);
    }

    @Test
    void aTargetThatIsWellIsUpAndHasAResponseTime() {
        ProbeSummary probe = checked("well", address("/well"));

        assertThat(probe.lastSuccessAt()).isNotNull();
        assertThat(probe.lastError()).isNull();
        assertThat(figure(uptime)).isEqualTo(100);
        assertThat(figure(errors)).isZero();
        assertThat(figure(time)).isPositive();
    }

    @Test
    void aTargetThatFailsIsDownAndSaysWhy() {
        ProbeSummary probe = checked("broken", address("/broken"));

        assertThat(probe.lastError()).isEqualTo("answered 500, not 200");
        assertThat(probe.lastSuccessAt()).isNull();
        assertThat(figure(uptime)).isZero();
        assertThat(figure(errors)).isEqualTo(100);
    }

    @Test
    void aTargetThatRefusesHasNoResponseTimeAtAll() {
        int closed = target.getAddress().getPort();
        target.stop(0);
        ProbeSummary probe = checked("refusing", "http://127.0.0.1:" + closed + "/");

        assertThat(probe.lastError()).contains("refused");
        assertThat(figure(uptime)).isZero();
        assertThat(series(time).points()).as("no answer is a gap, not a time").isEmpty();
    }

    @Test
    void oneHiccupIsNoDowntime() {
        ProbeSummary probe = checked("hiccup", address("/hiccup"));

        assertThat(probe.lastError()).isNull();
        assertThat(figure(uptime)).isEqualTo(100);
        assertThat(visits.get("/hiccup").get()).isEqualTo(2);
    }

    @Test
    void aTargetThatAsksForASecondGetsIt() {
        ProbeSummary probe = checked("starting", address("/starting"));

        assertThat(probe.lastError()).isNull();
        assertThat(figure(uptime)).isEqualTo(100);
    }

    @Test
    void aBodyThatNeverEndsIsNoAnswer() {
        ProbeSummary probe = checked("dripping", address("/dripping"), Duration.ofMillis(200));

        assertThat(probe.lastError()).isEqualTo("no answer within 200 ms");
        assertThat(figure(uptime)).isZero();
        assertThat(series(time).points()).isEmpty();
    }

    @Test
    void aTargetThatHangsHoldsUpNobodyElse() {
        probes.add(new NewProbe(
                "hanging", address("/hanging"), 200, Duration.ofMinutes(5), Duration.ofSeconds(10), null, null, null));
        await().atMost(PATIENCE).until(() -> visits.containsKey("/hanging"));

        checked("well", address("/well"));

        assertThat(probes.all().stream().filter(p -> p.target().equals(address("/hanging"))))
                .singleElement()
                .satisfies(p -> assertThat(p.lastAt()).isNull());
    }

    @Test
    void thePageCanCheckItself() {
        ProbeSummary probe = checked("itself", "self:/api/v2/status.json");

        assertThat(probe.lastError()).isNull();
        assertThat(figure(uptime)).isEqualTo(100);
    }

    @Test
    void anAnswerMustHoldWhatIsExpectedOfIt() {
        assertThat(asked("/told", json("$.parts[1].up", "true")).lastError()).isNull();
        assertThat(asked("/told", json("$.parts[0].up", "true")).lastError())
                .isEqualTo("$.parts[0].up is “false”, not “true”");
        assertThat(asked("/told", json("$.absent", "")).lastError()).isEqualTo("the answer has no $.absent");
        assertThat(asked("/told", new Asking("GET", "", false, "\"parts\"", "", ""))
                        .lastError())
                .isNull();
        assertThat(asked("/told", new Asking("GET", "", false, "absent", "", ""))
                        .lastError())
                .isEqualTo("the answer does not hold “absent”");
    }

    @Test
    void methodHeadersAndRedirectsAreAsTheyWereAskedFor() {
        assertThat(asked("/strict", new Asking("HEAD", "X-Key: k1\nX-Other: 2", false, "", "", ""))
                        .lastError())
                .isNull();
        assertThat(asked("/strict", Asking.plain()).lastError()).isEqualTo("answered 403, not 200");
        assertThat(asked("/moved", Asking.plain()).lastError()).isEqualTo("answered 302, not 200");
        assertThat(asked("/moved", new Asking("GET", "", true, "parts", "", "")).lastError())
                .isNull();
        assertThat(asked("/circle", new Asking("GET", "", true, "", "", "")).lastError())
                .contains("where it does not follow");
    }

    @Test
    void aConnectionAloneIsACheckToo() {
        int port = target.getAddress().getPort();
        ProbeSummary probe = checked("port", "tcp://127.0.0.1:" + port);
        assertThat(probe.lastError()).isNull();
        assertThat(probe.lastPhases()).hasSize(5);
        assertThat(probe.lastPhases().get(4)).isPositive();
        assertThat(figure(uptime)).isEqualTo(100);
        await().until(() -> meters.find("status.probe.phase")
                        .tag("probe", probe.id())
                        .timers()
                        .size()
                == 5);
    }

    /** The last probe that fed these metrics makes room for the next. */
    private ProbeSummary asked(String path, Asking asking) {
        probes.all().stream()
                .filter(p -> uptime.id().equals(p.uptimeMetricId()))
                .forEach(p -> probes.remove(p.id()));
        probes.add(new NewProbe(
                path,
                address(path),
                200,
                Duration.ofSeconds(300),
                Duration.ofSeconds(5),
                uptime.id(),
                null,
                null,
                asking));
        return await().atMost(PATIENCE)
                .until(
                        () -> probes.all().stream()
                                .filter(p -> uptime.id().equals(p.uptimeMetricId()))
                                .findFirst()
                                .orElseThrow(),
                        p -> p.lastAt() != null);
    }

    private static Asking json(String path, String value) {
        return new Asking("GET", "", false, "", path, value);
    }

    private ProbeSummary checked(String name, String address) {
        return checked(name, address, Duration.ofSeconds(5));
    }

    private ProbeSummary checked(String name, String address, Duration timeout) {
        probes.add(new NewProbe(
                name, address, 200, Duration.ofSeconds(300), timeout, uptime.id(), time.id(), errors.id()));
        return await().atMost(PATIENCE)
                .until(
                        () -> probes.all().stream()
                                .filter(p -> uptime.id().equals(p.uptimeMetricId()))
                                .findFirst()
                                .orElseThrow(),
                        p -> p.lastAt() != null);
    }

    private double figure(MetricSummary metric) {
        return series(metric).overall().orElseThrow();
    }

    private MetricSeries series(MetricSummary metric) {
        return metrics.series(Period.DAY, clock.instant()).stream()
                .filter(s -> s.metric().id().equals(metric.id()))
                .findFirst()
                .orElseThrow();
    }

    private String address(String path) {
        return "http://127.0.0.1:" + target.getAddress().getPort() + path;
    }

    private int visit(HttpExchange exchange) {
        return visits.computeIfAbsent(exchange.getRequestURI().getPath(), p -> new AtomicInteger())
                .incrementAndGet();
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    /** Not ready in the first half second, and says so. */
    private void start(HttpExchange exchange) throws IOException {
        if (visit(exchange) == 1) {
            startedAt = System.nanoTime();
        }
        boolean isReady = System.nanoTime() - startedAt > Duration.ofMillis(500).toNanos();
        exchange.getResponseHeaders().add("Retry-After", "1");
        answer(exchange, isReady ? 200 : 503);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
