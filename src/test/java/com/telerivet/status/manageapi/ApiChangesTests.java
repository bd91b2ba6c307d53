package com.telerivet.status.manageapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.Components;
import com.telerivet.status.component.NewComponent;
import com.telerivet.status.identity.ApiTokens;
import com.telerivet.status.identity.TokenScope;
import com.telerivet.status.page.StatusPage;
import com.telerivet.status.testkit.AppTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What holds for every change: its scope, its turn, its key. */
@AppTest
class ApiChangesTests {

    @Autowired
    private ApiTokens tokens;

    @Autowired
    private StatusPage page;

    @Autowired
    private Components components;

    @Autowired
    private JdbcClient jdbc;

    @Value("${server.port}")
    private int port;

    private ApiClient api;
    private String path;

    @BeforeEach
    void connect() {
        api = new ApiClient(port);
        path = "/pages/" + page.profile().id();
    }

    @Test
    void aRepeatedPostIsAnsweredAsTheFirstAndDoesNothing() {
        String key = UUID.randomUUID().toString();
        String name = "Once " + key;
        ApiClient.Answer first = report(key, name);
        ApiClient.Answer again = report(key, name);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.response().headers().firstValue("Content-Type"))
                .isEqualTo(first.response().headers().firstValue("Content-Type"));
        assertThat(named(name)).isEqualTo(1);
    }

    @Test
    void ofTwoWhoSawTheSameStateOneIsRefused() throws Exception {
        String incident = path + "/incidents/"
                + report(UUID.randomUUID().toString(), "Two at once").text("id");
        String seen = tag(api.get(incident));
        List<ApiClient.Answer> answers = atOnce(
                2,
                n -> api.sendIf(
                        seen,
                        "PATCH",
                        incident,
                        "{\"incident\":{\"status\":\"resolved\",\"body\":\"Over " + n + "\"}}"));

        assertThat(answers.stream().map(ApiClient.Answer::status)).containsExactlyInAnyOrder(200, 412);
        assertThat(api.get(incident).json().get("incident_updates")).hasSize(2);
        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 412)
                        .findFirst()
                        .orElseThrow()
                        .error())
                .contains("changed since you read it");
    }

    @Test
    void aChangeOfWhatWasReadGoesOnFromStateToState() {
        String incident = path + "/incidents/"
                + report(UUID.randomUUID().toString(), "Step by step").text("id");
        String first = tag(api.get(incident));
        ApiClient.Answer renamed =
                api.sendIf(first, "PATCH", incident, "{\"incident\":{\"metadata\":{\"a\":{\"b\":\"c\"}}}}");
        assertThat(renamed.status()).isEqualTo(200);
        assertThat(tag(renamed)).isNotEqualTo(first).isEqualTo(tag(api.get(incident)));

        String entry = incident + "/incident_updates/"
                + renamed.json().get("incident_updates").get(0).get("id").asString();
        String correction = "{\"incident_update\":{\"body\":\"Corrected\"}}";
        assertThat(api.sendIf(first, "PATCH", entry, correction).status()).isEqualTo(412);
        assertThat(api.sendIf("no tag at all", "PATCH", entry, correction).status())
                .isEqualTo(412);
        assertThat(api.sendIf("\"other\", " + tag(renamed), "PATCH", entry, correction)
                        .status())
                .isEqualTo(200);
        assertThat(api.sendIf(tag(renamed), "DELETE", incident, "").status()).isEqualTo(412);
        assertThat(api.sendIf("*", "DELETE", incident, "").status()).isEqualTo(200);
    }

    @Test
    void aComponentThatWasChangedSinceItWasReadStaysAsItIs() {
        String component = path + "/components/"
                + api.post(path + "/components", "{\"component\":{\"name\":\"Read before\"}}")
                        .text("id");
        String seen = tag(api.get(component));
        String worse = "{\"component\":{\"status\":\"partial_outage\"}}";
        assertThat(api.sendIf(seen, "PATCH", component, worse).status()).isEqualTo(200);
        assertThat(api.sendIf(seen, "PATCH", component, "{\"component\":{\"status\":\"operational\"}}")
                        .status())
                .isEqualTo(412);
        assertThat(api.get(component).text("status")).isEqualTo("partial_outage");
        assertThat(api.sendIf(seen, "DELETE", component, "").status()).isEqualTo(412);
        assertThat(api.delete(component).status()).isEqualTo(204);
    }

    private static String tag(ApiClient.Answer answer) {
        return answer.response().headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void tenAtOnceDoItOnce() throws Exception {
        String key = UUID.randomUUID().toString();
        String name = "Ten " + key;
        List<ApiClient.Answer> answers = atOnce(10, n -> report(key, name));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
        assertThat(answers.stream().map(answer -> answer.text("id")).distinct()).hasSize(1);
        assertThat(named(name)).isEqualTo(1);
    }

    @Test
    void theSameKeyForAnotherRequestIsRefused() {
        String key = UUID.randomUUID().toString();
        report(key, "This");

        ApiClient.Answer other = report(key, "That");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.error()).contains("Idempotency-Key");
    }

    @Test
    void aKeyBelongsToItsToken() {
        String key = UUID.randomUUID().toString();
        ApiClient another = api.with(tokens.create("Another", Set.of(TokenScope.ADMIN), null)
                .secret()
                .text());
        String first = report(key, "Mine " + key).text("id");

        assertThat(report(another, key, "Theirs " + key).text("id")).isNotEqualTo(first);
    }

    @Test
    void aRefusedRequestLeavesItsKeyFree() {
        String key = UUID.randomUUID().toString();

        assertThat(report(key, " ").status()).isEqualTo(422);
        assertThat(report(key, "Now it is right").status()).isEqualTo(201);
    }

    @Test
    void anAnswerIsForgottenAfterADay() {
        String key = UUID.randomUUID().toString();
        String first = report(key, "Daily").text("id");
        jdbc.sql(
                        "update api_answer set created_at = created_at - interval '24 hours 1 second' where idempotency_key = ?")
                .param(key)
                .update();

        assertThat(report(key, "Daily").text("id")).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\tb"})
    void aKeyThatIsNoneIsNotUnderstood(String key) {
        assertThat(report(key, "x").status()).isEqualTo(400);
        assertThat(report("k".repeat(256), "x").status()).isEqualTo(400);
    }

    @Test
    void formsAndPointsHaveKeysToo() {
        String key = UUID.randomUUID().toString();
        String form = "incident[name]=Form+" + key;
        for (int i = 0; i < 2; i++) {
            assertThat(api.send(api.request(path + "/incidents")
                                    .header("Content-Type", ApiClient.FORM)
                                    .header("Idempotency-Key", key)
                                    .POST(BodyPublishers.ofString(form)))
                            .status())
                    .isEqualTo(201);
        }
        assertThat(named("Form " + key)).isEqualTo(1);
    }

    @Test
    void twoReportsInTheSameSecondAreBothHeard() throws Exception {
        String id = components
                .add(new NewComponent(null, "Shared", null, ComponentStatus.OPERATIONAL, true, false, null))
                .id();
        List<ApiClient.Answer> answers = atOnce(
                20,
                n -> api.post(
                        path + "/incidents",
                        "{\"incident\":{\"name\":\"Busy %d\",\"components\":{\"%s\":\"%s\"}}}"
                                .formatted(n, id, n % 2 == 0 ? "major_outage" : "operational")));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
    }

    @ParameterizedTest
    @CsvSource({
        "READ, GET, /incidents, 200",
        "READ, GET, /metrics, 200",
        "READ, POST, /incidents, 403",
        "READ, POST, /metrics/data, 403",
        "READ, DELETE, /incidents/x, 403",
        "INCIDENTS, POST, /incidents, 422",
        "INCIDENTS, GET, /metrics, 200",
        "INCIDENTS, POST, /metrics/data, 403",
        "INCIDENTS, GET, /subscribers, 403",
        "INCIDENTS, POST, /components, 403",
        "INCIDENTS, PATCH, '', 403",
        "INCIDENTS, POST, /incidents/x/subscribers, 403",
        "METRICS, POST, /metrics/data, 422",
        "METRICS, POST, /incidents, 403",
        "SUBSCRIBERS, POST, /incidents, 403",
        "ADMIN, POST, /incidents, 422",
    })
    void aScopeOpensItsOwnDoorsOnly(TokenScope scope, String method, String where, int status) {
        ApiClient limited =
                api.with(tokens.create("Limited", Set.of(scope), null).secret().text());

        assertThat(limited.send(method, path + where, ApiClient.JSON, method.equals("GET") ? "" : "{}")
                        .status())
                .isEqualTo(status);
    }

    private interface Call {
        ApiClient.Answer number(int n);
    }

    private static List<ApiClient.Answer> atOnce(int times, Call call) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(times);
        try {
            List<Future<ApiClient.Answer>> running = IntStream.range(0, times)
                    .mapToObj(n -> callers.submit(() -> call.number(n)))
                    .toList();
            List<ApiClient.Answer> answers = new ArrayList<>();
            for (Future<ApiClient.Answer> each : running) {
                answers.add(each.get());
            }
            return answers;
        } finally {
            callers.shutdown();
        }
    }

    private ApiClient.Answer report(String key, String name) {
        return report(api, key, name);
    }

    private ApiClient.Answer report(ApiClient client, String key, String name) {
        return client.send(client.request(path + "/incidents")
                .header("Content-Type", ApiClient.JSON)
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString("{\"incident\":{\"name\":\"" + name + "\"}}")));
    }

    private int named(String name) {
        return jdbc.sql("select count(*) from incident where name = ?")
                .param(name)
                .query(Integer.class)
                .single();
    }
}
