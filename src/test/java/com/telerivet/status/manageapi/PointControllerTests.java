package com.telerivet.status.manageapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.metric.MetricKind;
import com.telerivet.status.metric.Metrics;
import com.telerivet.status.metric.NewMetric;
import com.telerivet.status.page.StatusPage;
import com.telerivet.status.testkit.AppTest;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

@AppTest
class PointControllerTests {

    @Autowired
    private Metrics metrics;

    @Autowired
    private StatusPage page;

    @Autowired
    private JdbcClient jdbc;

    @Value("${server.port}")
    private int port;

    private ApiClient api;
    private String path;
    private String responseTime;
    private String errorRate;

    private record Kept(String source, Instant at, double sum, double count) {}

    @BeforeEach
    void addMetrics() {
        api = new ApiClient(port);
        path = "/pages/" + page.profile().id() + "/metrics";
        responseTime = metrics.add(new NewMetric("API response time", "API", MetricKind.RESPONSE_TIME))
                .id();
        errorRate = metrics.add(new NewMetric("API error rate", "API", MetricKind.ERROR_RATE))
                .id();
    }

    @Test
    void aPlainPointIsKeptAtItsSecondAndAnswered() {
        ApiClient.Answer answer = one(responseTime, "{\"timestamp\":1422680401.9,\"value\":212.5}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().toString()).isEqualTo("{\"data\":{\"timestamp\":1422680401,\"value\":212.5}}");
        assertThat(kept(responseTime)).containsExactly(new Kept("api", Instant.ofEpochSecond(1422680401), 212.5, 1));
    }

    @Test
    void aPercentageIsKeptAsErrorsOfOneRequest() {
        one(errorRate, "{\"timestamp\":1422680401,\"value\":25}");

        assertThat(kept(errorRate)).containsExactly(new Kept("api", Instant.ofEpochSecond(1422680401), 0.25, 1));
    }

    @Test
    void sumAndCountAreKeptForTheirMinuteAndSource() {
        String point = "{\"timestamp\":1422680459,\"sum\":3,\"count\":1200,\"source\":\"balancer-1\"}";
        ApiClient.Answer answer = one(errorRate, point);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().toString())
                .isEqualTo("{\"data\":{\"timestamp\":1422680400,\"sum\":3,\"count\":1200,\"source\":\"balancer-1\"}}");
        assertThat(kept(errorRate))
                .containsExactly(new Kept("api:balancer-1", Instant.ofEpochSecond(1422680400), 3, 1200));
    }

    @Test
    void millisecondsAreKnownByTheirSize() {
        one(responseTime, "{\"timestamp\":1422680401999,\"value\":1}");

        assertThat(kept(responseTime).get(0).at()).isEqualTo(Instant.ofEpochSecond(1422680401));
    }

    @Test
    void aRepeatedPointReplacesItsPredecessor() {
        one(responseTime, "{\"timestamp\":1422680401,\"value\":1}");
        one(responseTime, "{\"timestamp\":1422680401,\"value\":2}");

        assertThat(kept(responseTime)).singleElement().satisfies(p -> assertThat(p.sum())
                .isEqualTo(2));
    }

    @Test
    void aFormWithBracketsAndTheSuffixWorkAsInOldClients() {
        ApiClient.Answer answer = api.send(
                "POST",
                path + "/" + responseTime + "/data.json",
                ApiClient.FORM,
                "data[timestamp]=1422680400&data%5Bvalue%5D=212.5");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().toString()).isEqualTo("{\"data\":{\"timestamp\":1422680400,\"value\":212.5}}");
        assertThat(kept(responseTime)).hasSize(1);
    }

    @Test
    void aBodyWithoutAContentTypeIsJson() {
        ApiClient.Answer answer =
                api.send("POST", path + "/" + responseTime + "/data", null, "{\"data\":{\"timestamp\":1,\"value\":2}}");

        assertThat(answer.status()).isEqualTo(201);
    }

    @Test
    void aBatchIsAnsweredWithItself() {
        String body = "{\"data\":{\"" + responseTime + "\":[{\"timestamp\":1422680400,\"value\":212.5},"
                + "{\"timestamp\":1422680460,\"value\":75}],\"" + errorRate
                + "\":[{\"timestamp\":1422680400,\"value\":1}]}}";

        ApiClient.Answer answer = api.post(path + "/data", body);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().toString()).isEqualTo(body);
        assertThat(kept(responseTime)).hasSize(2);
        assertThat(kept(errorRate)).hasSize(1);
    }

    @Test
    void aFormCanHoldABatch() {
        String name = "data[" + responseTime + "][]";
        ApiClient.Answer answer = api.send(
                "POST",
                path + "/data.json",
                ApiClient.FORM,
                name + "[timestamp]=100&" + name + "[value]=1&" + name + "[timestamp]=200&" + name + "[value]=2");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(kept(responseTime)).extracting(Kept::sum).containsExactly(1.0, 2.0);
    }

    @Test
    void anUnknownMetricOrAMalformedPointKeepsTheWholeBatchOut() {
        String good = "\"" + responseTime + "\":[{\"timestamp\":1,\"value\":1}]";

        assertThat(api.post(path + "/data", "{\"data\":{" + good + ",\"nosuchmetric\":[]}}")
                        .status())
                .isEqualTo(404);
        ApiClient.Answer bad = api.post(
                path + "/data", "{\"data\":{" + good + ",\"" + errorRate + "\":[{\"timestamp\":1,\"value\":null}]}}");
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.json().toString())
                .isEqualTo("{\"error\":[\"Value must be a finite number\"],"
                        + "\"message\":\"Value must be a finite number\"}");
        assertThat(kept(responseTime)).isEmpty();
    }

    @Test
    void moreThanThreeThousandPointsAreTooMany() {
        assertThat(api.post(path + "/data", batchOf(3000)).status()).isEqualTo(202);
        assertThat(api.post(path + "/data", batchOf(3001)).status()).isEqualTo(422);
        assertThat(kept(responseTime)).hasSize(3000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"timestamp\":1}",
                "{\"value\":1}",
                "{\"timestamp\":\"1\",\"value\":1}",
                "{\"timestamp\":1,\"value\":\"1\"}",
                "{\"timestamp\":1,\"value\":\"NaN\"}",
                "{\"timestamp\":1,\"value\":true}",
                "{\"timestamp\":1,\"value\":[1]}",
                "{\"timestamp\":1,\"value\":1e400}",
                "{\"timestamp\":1,\"value\":1e999999999}",
                "{\"timestamp\":-1,\"value\":1}",
                "{\"timestamp\":1e300,\"value\":1}",
                "{\"timestamp\":null,\"value\":1}",
                "{\"timestamp\":1,\"sum\":1}",
                "{\"timestamp\":1,\"sum\":1,\"count\":0}",
                "{\"timestamp\":1,\"sum\":1,\"count\":-5}",
                "{\"timestamp\":1,\"sum\":1,\"count\":1e-320}",
                "{\"timestamp\":1,\"value\":1,\"sum\":1,\"count\":1}",
                "{\"timestamp\":1,\"value\":1,\"source\":\"\"}",
                "{\"timestamp\":1,\"value\":1,\"source\":\"a b\"}",
                "{\"timestamp\":1,\"value\":1,\"source\":\"a\\u0000b\"}",
                "{\"timestamp\":1,\"value\":1,\"source\":\"\\ud800\"}",
                "\"text\"",
                "null"
            })
    void aMalformedPointIsRefused(String point) {
        ApiClient.Answer answer = one(responseTime, point);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("error").isArray()).isTrue();
        assertThat(kept(responseTime)).isEmpty();
    }

    @Test
    void theLargestNumberIsKeptAndTheSeriesStayFinite() {
        assertThat(one(responseTime, "{\"timestamp\":1422680400,\"value\":1.7e308}")
                        .status())
                .isEqualTo(201);
        assertThat(one(responseTime, "{\"timestamp\":1422680401,\"value\":1.7e308}")
                        .status())
                .isEqualTo(201);

        assertThat(metrics.series(com.telerivet.status.metric.Period.DAY, Instant.ofEpochSecond(1422680500)).stream()
                        .filter(series -> series.metric().id().equals(responseTime))
                        .map(series -> series.overall().orElseThrow()))
                .singleElement()
                .satisfies(value -> assertThat(value).isFinite());
        jdbc.sql("delete from metric_point where metric_id = ?")
                .param(responseTime)
                .update();
    }

    private ApiClient.Answer one(String metricId, String point) {
        return api.post(path + "/" + metricId + "/data", "{\"data\":" + point + "}");
    }

    private String batchOf(int points) {
        return IntStream.range(0, points)
                .mapToObj(i -> "{\"timestamp\":" + i + ",\"value\":1}")
                .collect(Collectors.joining(",", "{\"data\":{\"" + responseTime + "\":[", "]}}"));
    }

    private List<Kept> kept(String metricId) {
        return jdbc.sql("select * from metric_point where metric_id = ? order by at")
                .param(metricId)
                .query((row, n) -> new Kept(
                        row.getString("source"),
                        row.getTimestamp("at").toInstant(),
                        row.getDouble("sum"),
                        row.getDouble("count")))
                .list();
    }
}
