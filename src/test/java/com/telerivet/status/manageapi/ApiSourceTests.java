package com.telerivet.status.manageapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.identity.ApiTokens;
import com.telerivet.status.identity.TokenScope;
import com.telerivet.status.metric.MetricKind;
import com.telerivet.status.metric.Metrics;
import com.telerivet.status.metric.NewMetric;
import com.telerivet.status.page.StatusPage;
import com.telerivet.status.probe.ProbeAgents;
import com.telerivet.status.testkit.AppTest;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Where figures come from, and what is made of them. */
@AppTest
class ApiSourceTests {

    @Autowired
    private StatusPage page;

    @Autowired
    private Metrics metrics;

    @Autowired
    private ApiTokens tokens;

    @Autowired
    private ProbeAgents agents;

    @Value("${server.port}")
    private int port;

    private ApiClient api;
    private String base;
    private String metric;

    @BeforeEach
    void connect() {
        api = new ApiClient(port);
        base = "/pages/" + page.profile().id();
        metric = metrics.add(new NewMetric("Sourced", "Sourced", MetricKind.ERROR_RATE))
                .id();
    }

    @Test
    void aProbeIsAddedPausedChangedAndDeletedAndItsHeadersStaySecret() {
        ApiClient.Answer made = api.post(
                base + "/probes",
                """
                {"probe":{"name":"API","target":"self:/status.txt","interval":300,"paused":true,
                "headers":{"Authorization":"Bearer s3cret"},"error_rate_metric_id":"%s"}}
                """
                        .formatted(metric));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().get("paused").booleanValue()).isTrue();
        assertThat(made.json().get("header_names").get(0).asString()).isEqualTo("Authorization");
        assertThat(made.json().toString()).doesNotContain("s3cret");

        String path = base + "/probes/" + made.text("id");
        ApiClient.Answer changed = api.send("PATCH", path, "application/json", "{\"probe\":{\"name\":\"Renamed\"}}");
        assertThat(changed.text("name")).isEqualTo("Renamed");
        assertThat(changed.text("target")).isEqualTo("self:/status.txt");
        assertThat(changed.json().get("header_names").size()).isEqualTo(1);
        assertThat(api.send("DELETE", path, "application/json", "").status()).isEqualTo(200);
        assertThat(api.get(path).status()).isEqualTo(404);
    }

    @Test
    void anAgentIsMadeGivenANewTokenPausedAndDeleted() {
        ApiClient.Answer made = api.post(base + "/agents", "{\"agent\":{\"name\":\"Nairobi\",\"location\":\"Kenya\"}}");
        assertThat(made.status()).isEqualTo(201);
        String path = base + "/agents/" + made.text("id");
        assertThat(api.get(path).json().has("token")).as("a token is told once").isFalse();
        assertThat(agents.authenticate(made.text("token"))).isPresent();

        String large = "{\"x\":\"" + "x".repeat(2 * 1024 * 1024) + "\"}";
        assertThat(api.with(made.text("token")).post("/agent/results", large).status())
                .isEqualTo(413);

        ApiClient.Answer renewed = api.post(path + "/token", "");
        assertThat(agents.authenticate(made.text("token"))).isEmpty();
        assertThat(agents.authenticate(renewed.text("token"))).isPresent();
        assertThat(api.send("PATCH", path, "application/json", "{\"agent\":{\"paused\":true}}")
                        .json()
                        .get("paused")
                        .booleanValue())
                .isTrue();
        assertThat(api.get(path).text("name")).isEqualTo("Nairobi");
        String chosen =
                "{\"probe\":{\"name\":\"x\",\"target\":\"http://127.0.0.1:9/\",\"interval\":300,\"paused\":true,"
                        + "\"quorum\":2,\"vantage_points\":[\"page\",\"" + made.text("id") + "\"]}}";
        ApiClient.Answer probe = api.post(base + "/probes", chosen);
        assertThat(probe.json().get("vantage_points").size()).isEqualTo(2);
        assertThat(probe.json().get("quorum").intValue()).isEqualTo(2);
        api.send("DELETE", base + "/probes/" + probe.text("id"), "application/json", "");

        assertThat(api.send("DELETE", path, "application/json", "").status()).isEqualTo(200);
        assertThat(api.get(path).status()).isEqualTo(404);
        assertThat(agents.authenticate(renewed.text("token"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agents {'agent':{'name':' '}}",
                "probes {'probe':{'name':'x','target':'self:/','vantage_points':['nosuchagent1']}}",
                "probes {'probe':{'name':'x','target':'self:/','quorum':101}}",
                "probes {'probe':{'name':'x','target':'ftp://x'}}",
                "probes {'probe':{'name':'x','target':'self:/','uptime_metric_id':'nosuchmetric'}}",
                "probes {'probe':{'name':'x','target':'http://169.254.169.254/'}}",
                "prometheus_queries {'prometheus_query':{'name':'x','url':'http://127.0.0.1:9','query':'up'}}",
                "prometheus_queries {'prometheus_query':{'name':'x','url':'x','query':'up','metric_id':'METRIC'}}",
                "otlp_rules {'otlp_rule':{'otlp_metric':'x','metric_id':'METRIC','conditions':['x']}}",
                "otlp_rules {'otlp_rule':{'otlp_metric':'x','metric_id':'METRIC','measure':'max'}}",
                "alert_rules {'alert_rule':{'name':'x','kind':'figure','metric_id':'METRIC','bad_minutes':9,'of_minutes':3}}",
                "alert_rules {'alert_rule':{'name':'x','kind':'certificate'}}"
            })
    void whatCannotBeIsRefusedWithASentence(String request) {
        String[] parts = request.split(" ", 2);
        String list = base + "/" + parts[0];
        int before = api.get(list).json().size();

        ApiClient.Answer answer = api.post(list, parts[1].replace('\'', '"').replace("METRIC", metric));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("error").get(0).asString()).isNotBlank();
        assertThat(api.get(list).json().size()).isEqualTo(before);
    }

    @Test
    void anAlertRuleIsPausedAndGoesOnAndItsWebhookStaysSecret() {
        ApiClient.Answer made = api.post(
                base + "/alert_rules",
                """
                {"alert_rule":{"name":"Errors","kind":"figure","metric_id":"%s","threshold":2,
                "webhook_url":"https://hooks.example.com/s3cret","mails":["ada@example.com"]}}
                """
                        .formatted(metric));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().get("calls_webhook").booleanValue()).isTrue();
        assertThat(made.json().toString()).doesNotContain("s3cret");

        String path = base + "/alert_rules/" + made.text("id");
        String pause = "{\"alert_rule\":{\"paused\":true,\"threshold\":3}}";
        ApiClient.Answer paused = api.send("PATCH", path, "application/json", pause);
        assertThat(paused.json().get("paused").booleanValue()).isTrue();
        assertThat(paused.json().get("threshold").doubleValue()).isEqualTo(3);
        assertThat(paused.json().get("recovery").doubleValue())
                .as("follows the threshold")
                .isEqualTo(3);
        assertThat(paused.json().get("mails").get(0).asString()).isEqualTo("ada@example.com");
        assertThat(api.send("DELETE", path, "application/json", "").status()).isEqualTo(200);
    }

    @Test
    void onlyAnAdministratorsTokenSeesWhatIsAsked() {
        ApiClient reader = api.with(tokens.create("Reader", Set.of(TokenScope.READ, TokenScope.METRICS), null)
                .secret()
                .text());

        assertThat(reader.get(base + "/metrics").status()).isEqualTo(200);
        for (String inner : new String[] {"agents", "probes", "prometheus_queries", "otlp_rules", "alert_rules"}) {
            assertThat(reader.get(base + "/" + inner).status()).as(inner).isEqualTo(403);
        }
    }
}
