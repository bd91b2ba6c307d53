package com.telerivet.status.metric.prometheus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.telerivet.status.metric.MetricKind;
import com.telerivet.status.metric.MetricSummary;
import com.telerivet.status.metric.Metrics;
import com.telerivet.status.metric.NewMetric;
import com.telerivet.status.testkit.AdminClient;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Form;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@AppTest
class PullsTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    private Pulls pulls;

    @Autowired
    private Metrics metrics;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment app;

    private HttpServer prometheus;
    private MetricSummary metric;
    private volatile String authorization = "";
    private volatile boolean isAway;

    @BeforeEach
    void aServerAndAMetric() throws IOException {
        prometheus = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        prometheus.createContext("/prom/api/v1/query_range", this::answer);
        prometheus.start();
        metric = metrics.add(new NewMetric("Pulled", "Pulled", MetricKind.RESPONSE_TIME));
    }

    @AfterEach
    void stop() {
        pulls.all().forEach(pull -> pulls.remove(pull.id()));
        prometheus.stop(0);
    }

    @Test
    void aQueryFeedsItsMetric() {
        String id = pulls.add(pull("latency", SignIn.BEARER, "", "t0ken"));
        await().atMost(PATIENCE).until(() -> found(id).lastSuccessAt() != null);
        assertThat(found(id).lastValue()).isEqualTo(42.5);
        assertThat(found(id).lastError()).isNull();
        assertThat(authorization).isEqualTo("Bearer t0ken");
        assertThat(points()).isEqualTo(1);
        assertThat(jdbc.sql("select sealed_secret from metric_pull where id = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .isNotEmpty()
                .doesNotContain("t0ken");
    }

    @Test
    void whatWasMissedIsFetchedInPortions() {
        String id = pulls.add(pull("latency", SignIn.NONE, "", ""));
        await().atMost(PATIENCE).until(() -> found(id).lastSuccessAt() != null);
        jdbc.sql(
                        "update metric_pull set fetched_until = fetched_until - interval '6 hours', next_at = now() where id = ?")
                .param(id)
                .update();
        await().atMost(PATIENCE).until(() -> points() >= 6 * 240);
        assertThat(points()).as("nothing twice").isLessThanOrEqualTo(6 * 240 + 3);
    }

    @Test
    void whoeverAsksAtTheSameTimeAsksForDifferentQueries() throws Exception {
        for (int i = 0; i < 40; i++) {
            pulls.add(pull("latency", SignIn.NONE, "", ""));
        }
        ExecutorService instances = Executors.newFixedThreadPool(2);
        List<Future<List<String>>> claims = new ArrayList<>();
        for (int instance = 0; instance < 2; instance++) {
            claims.add(instances.submit(() -> {
                List<String> claimed = new ArrayList<>();
                for (int round = 0; round < 20; round++) {
                    pulls.claimDue(2).forEach(pull -> claimed.add(pull.id()));
                }
                return claimed;
            }));
        }
        List<String> all = new ArrayList<>();
        for (Future<List<String>> claim : claims) {
            all.addAll(claim.get());
        }
        instances.shutdown();

        assertThat(all).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void aFailureStandsThereAndIsTriedAgainSoon() {
        isAway = true;
        String id = pulls.add(pull("latency", SignIn.NONE, "", ""));
        await().atMost(PATIENCE).until(() -> found(id).lastErrorAt() != null);
        assertThat(found(id).lastError()).isEqualTo("It answered HTTP 503. not ready");
        assertThat(points()).isZero();
        isAway = false;
        await().atMost(PATIENCE).until(() -> found(id).lastSuccessAt() != null);
    }

    @Test
    void severalSeriesAndNoneAreErrorsAndNoNumberIsAGap() {
        String many = pulls.add(pull("many", SignIn.NONE, "", ""));
        String none = pulls.add(pull("none", SignIn.NONE, "", ""));
        String nan = pulls.add(pull("nan", SignIn.NONE, "", ""));
        await().atMost(PATIENCE)
                .until(() -> found(many).lastAt() != null
                        && found(none).lastAt() != null
                        && found(nan).lastAt() != null);
        assertThat(found(many).lastError()).contains("2 series");
        assertThat(found(none).lastError()).isEqualTo("The query gives nothing.");
        assertThat(found(nan).lastError()).isNull();
        assertThat(found(nan).lastValue()).isNull();
        assertThat(points()).isZero();
    }

    @Test
    void atTheDeskAQueryIsTriedAddedChangedAndRemoved() {
        AdminClient ada = AdminClient.ada(app);
        Form form = ada.form("/admin/pulls/new", "/admin/pulls")
                .with("name", "API latency")
                .with("url", url())
                .with("query", "latency")
                .with("signIn", "basic")
                .with("username", "ada")
                .with("secret", "s3cret")
                .with("metric", metric.id());
        HttpResponse<String> tried = ada.post(form.to("/admin/pulls/trial"));
        assertThat(tried.body()).contains("The answer now: 42.5", "typed again").doesNotContain("s3cret");
        assertThat(authorization).isEqualTo("Basic YWRhOnMzY3JldA==");
        assertThat(pulls.all()).as("trying keeps nothing").isEmpty();

        ada.post(form.to("/admin/pulls"));
        String id = pulls.all().get(0).id();
        await().atMost(PATIENCE).until(() -> found(id).lastSuccessAt() != null);
        assertThat(ada.page("/admin/pulls")).contains("API latency", "Last value: 42.5", "Last success");

        String path = "/admin/pulls/" + id;
        assertThat(ada.post(ada.form(path, path).with("url", "http://127.0.0.1:9"))
                        .body())
                .as("a secret goes to no other address")
                .contains("id=\"secret-problem\"");
        ada.post(ada.form(path, path).with("interval", "30"));
        assertThat(found(id).interval()).isEqualTo(Duration.ofSeconds(30));
        assertThat(ada.post(ada.form(path, path).with("query", "many").to(path + "/trial"))
                        .body())
                .contains("2 series");
        ada.post(ada.form(path, path + "/removal"));
        assertThat(pulls.find(id)).isEmpty();
    }

    @Test
    void aQueryThatCannotBeIsRefused() {
        AdminClient ada = AdminClient.ada(app);
        Form form = ada.form("/admin/pulls/new", "/admin/pulls")
                .with("name", "Refused")
                .with("query", "up")
                .with("metric", metric.id());
        for (String url :
                new String[] {"ftp://example.com", "https://", "https://a:b@example.com", "http://169.254.1.1"}) {
            HttpResponse<String> answer = ada.post(form.with("url", url));
            assertThat(answer.statusCode()).as(url).isEqualTo(422);
            assertThat(answer.body()).contains("id=\"url-problem\"");
        }
        assertThat(pulls.all()).isEmpty();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String sent = exchange.getRequestHeaders().getFirst("Authorization");
        authorization = sent == null ? "" : sent;
        byte[] body = (isAway ? "{\"status\":\"error\",\"error\":\"not ready\"}" : told(exchange)).getBytes(UTF_8);
        exchange.sendResponseHeaders(isAway ? 503 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** As Prometheus 2 and 3 answer. */
    private static String told(HttpExchange exchange) {
        Map<String, String> asked = Arrays.stream(
                        exchange.getRequestURI().getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
        long start = Long.parseLong(asked.get("start"));
        long step = Long.parseLong(asked.get("step"));
        String value = asked.get("query").equals("nan") ? "NaN" : "42.5";
        String values = LongStream.rangeClosed(0, (Long.parseLong(asked.get("end")) - start) / step)
                .mapToObj(i -> "[" + (start + i * step) + ",\"" + value + "\"]")
                .collect(Collectors.joining(","));
        String series = "{\"metric\":{},\"values\":[" + values + "]}";
        String result =
                switch (String.valueOf(asked.get("query"))) {
                    case "none" -> "";
                    case "many" -> series + "," + series;
                    default -> series;
                };
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[" + result + "]}}";
    }

    private NewPull pull(String query, SignIn signIn, String username, String secret) {
        return new NewPull(query, url(), query, signIn, username, secret, metric.id(), Duration.ofSeconds(15));
    }

    private String url() {
        return "http://127.0.0.1:" + prometheus.getAddress().getPort() + "/prom/";
    }

    private PullSummary found(String id) {
        return pulls.find(id).orElseThrow();
    }

    private long points() {
        return jdbc.sql("select count(*) from metric_point where metric_id = ?")
                .param(metric.id())
                .query(Long.class)
                .single();
    }
}
