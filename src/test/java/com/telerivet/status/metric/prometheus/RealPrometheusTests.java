package com.telerivet.status.metric.prometheus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.telerivet.status.metric.MetricKind;
import com.telerivet.status.metric.Metrics;
import com.telerivet.status.metric.NewMetric;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.FreePort;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Against the server that people run, which asks for a name and a password, also behind a proxy that asks for a token. */
@AppTest
class RealPrometheusTests {

    private static final Path PROGRAM = Path.of("/usr/bin/prometheus");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String BASIC = "Basic " + Base64.getEncoder().encodeToString("ada:s3cret".getBytes(UTF_8));
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private static Path folder;

    private static int port;
    private static Process prometheus;
    private static HttpServer proxy;

    @Autowired
    private Pulls pulls;

    @Autowired
    private Metrics metrics;

    @Autowired
    private JdbcClient jdbc;

    @BeforeAll
    static void start() throws IOException {
        Assumptions.assumeTrue(Files.isExecutable(PROGRAM), "prometheus is not installed: these tests are skipped");
        port = FreePort.find();
        Path settings = Files.writeString(
                folder.resolve("prometheus.yml"),
                """
                global: {scrape_interval: 1s}
                scrape_configs:
                  - job_name: itself
                    basic_auth: {username: ada, password: s3cret}
                    static_configs: [{targets: ['127.0.0.1:%d']}]
                """
                        .formatted(port));
        Path web = Files.writeString(
                folder.resolve("web.yml"),
                "basic_auth_users: {ada: '" + new BCryptPasswordEncoder(4).encode("s3cret") + "'}\n");
        prometheus = new ProcessBuilder(
                        PROGRAM.toString(),
                        "--config.file=" + settings,
                        "--web.config.file=" + web,
                        "--web.listen-address=127.0.0.1:" + port,
                        "--storage.tsdb.path=" + folder.resolve("data"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        proxy = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        proxy.createContext("/prom/", RealPrometheusTests::pass);
        proxy.start();
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> asked("/api/v1/query?query=up").body().contains("\"1\"]"));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (prometheus != null) {
            prometheus.destroy();
            prometheus.waitFor(20, TimeUnit.SECONDS);
            proxy.stop(0);
        }
    }

    @Test
    void aNameAndAPasswordBringItsFigures() {
        String id = pulls.add(pull("sum(up) * 42.5", SignIn.BASIC, "ada", "s3cret", url()));

        await().atMost(PATIENCE).until(() -> found(id).lastSuccessAt() != null);
        assertThat(found(id).lastValue()).isEqualTo(42.5);
        assertThat(points(id)).isEqualTo(1);
    }

    @Test
    void aTokenDoesSoBehindAProxy() {
        String behind = "http://127.0.0.1:" + proxy.getAddress().getPort() + "/prom";
        String id = pulls.add(pull("sum(up) * 7", SignIn.BEARER, "", "t0ken", behind));

        await().atMost(PATIENCE).until(() -> found(id).lastSuccessAt() != null);
        assertThat(found(id).lastValue()).isEqualTo(7);
    }

    @Test
    void whatItRefusesAndWhatItCannotReadStandsThere() {
        String stranger = pulls.add(pull("up", SignIn.BASIC, "ada", "wrong", url()));
        String nonsense = pulls.add(pull("sum(up", SignIn.BASIC, "ada", "s3cret", url()));
        String many = pulls.add(pull("{__name__=~\"go_.*\"}", SignIn.BASIC, "ada", "s3cret", url()));
        String nothing = pulls.add(pull("no_such_metric", SignIn.BASIC, "ada", "s3cret", url()));
        String gap = pulls.add(pull("sum(up) * 0 / 0", SignIn.BASIC, "ada", "s3cret", url()));

        awaitError(stranger, "It answered HTTP 401");
        awaitError(nonsense, "parse error");
        awaitError(many, "series; make it one");
        awaitError(nothing, "The query gives nothing.");
        await().atMost(PATIENCE).until(() -> found(gap).lastSuccessAt() != null);
        assertThat(found(gap).lastValue()).isNull();
        assertThat(points(gap)).isZero();
    }

    /** It has figures of the time after its first look around only. */
    private void awaitError(String id, String part) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(found(id).lastError()).contains(part));
    }

    private NewPull pull(String query, SignIn signIn, String username, String secret, String url) {
        String metric =
                metrics.add(new NewMetric("Real", "Real", MetricKind.VALUE)).id();
        return new NewPull(query, url, query, signIn, username, secret, metric, Duration.ofSeconds(15));
    }

    private PullSummary found(String id) {
        return pulls.find(id).orElseThrow();
    }

    private long points(String id) {
        return jdbc.sql("select count(*) from metric_point where metric_id = ?")
                .param(found(id).metricId())
                .query(Long.class)
                .single();
    }

    private static String url() {
        return "http://127.0.0.1:" + port;
    }

    private static HttpResponse<String> asked(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path))
                .header("Authorization", BASIC)
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Lets whoever has the token through to the server. */
    private static void pass(HttpExchange exchange) throws IOException {
        boolean isKnown = "Bearer t0ken".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        byte[] body = new byte[0];
        int status = 401;
        if (isKnown) {
            try {
                HttpResponse<String> answer =
                        asked(exchange.getRequestURI().toString().substring("/prom".length()));
                status = answer.statusCode();
                body = answer.body().getBytes(UTF_8);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                status = 503;
            }
        }
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
