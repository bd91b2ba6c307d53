package com.telerivet.status.manageapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.identity.ApiTokens;
import com.telerivet.status.identity.TokenScope;
import com.telerivet.status.page.StatusPage;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Site;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests made up from the document, right and wrong by turns: none may end in a failure of ours, a refused one may
 * change nothing, and an answer fits its schema. {@code -Dfuzz.requests=10000} runs all of them, and {@code -Dfuzz.seed}
 * repeats a run.
 */
@AppTest
@TestPropertySource(properties = "spring.application.name=fuzz")
@DirtiesContext
class ApiFuzzTests {

    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 500);
    private static final long SEED = Long.getLong("fuzz.seed", 20150131L);
    private static final int REQUESTS_A_TOKEN = 400;
    private static final String STATE =
            """
            select concat_ws(' ', (select number from generation),
                (select concat(count(*), '.', max(xmin::text::bigint)) from page),
                (select concat(count(*), '.', max(xmin::text::bigint)) from component),
                (select concat(count(*), '.', max(xmin::text::bigint)) from component_group),
                (select concat(count(*), '.', max(xmin::text::bigint)) from component_status_change),
                (select concat(count(*), '.', max(xmin::text::bigint)) from incident),
                (select concat(count(*), '.', max(xmin::text::bigint)) from incident_update),
                (select concat(count(*), '.', max(xmin::text::bigint)) from subscriber),
                (select concat(count(*), '.', max(xmin::text::bigint)) from subscriber_incident),
                (select concat(count(*), '.', max(xmin::text::bigint)) from metric),
                (select concat(count(*), '.', max(xmin::text::bigint)) from metric_point),
                (select concat(count(*), '.', max(xmin::text::bigint)) from metric_setting),
                (select concat(count(*), '.', max(xmin::text::bigint)) from otlp_rule),
                (select count(*) from probe), (select count(*) from probe_agent), (select count(*) from metric_pull), (select count(*) from alert_rule),
                (select concat(count(*), '.', max(xmin::text::bigint)) from api_incident_field),
                (select concat(count(*), '.', max(xmin::text::bigint)) from api_answer))
            """;

    @Autowired
    private StatusPage page;

    @Autowired
    private ApiTokens tokens;

    @Autowired
    private JdbcClient jdbc;

    @Value("${server.port}")
    private int port;

    private final Random random = new Random(SEED);
    private final Map<String, List<String>> known = new LinkedHashMap<>();
    private RandomValues values;

    @Test
    void noRequestBreaksAnythingAndNoRefusedOneChangesAnything() {
        JsonNode document =
                JsonMapper.shared().readTree(new Site(port).textWhen("/v3/api-docs", text -> text.startsWith("{")));
        values = new RandomValues(random, document, known);
        known.put("page_id", new ArrayList<>(List.of(page.profile().id())));
        List<String> paths = document.get("paths").propertyNames().stream()
                .filter(path -> path.startsWith("/v1/"))
                .toList();
        ApiClient api = new ApiClient(port);
        int accepted = 0;
        for (int n = 0; n < REQUESTS; n++) {
            if (n % REQUESTS_A_TOKEN == 0) {
                api = api.with(tokens.create("Fuzz " + n, Set.of(TokenScope.ADMIN), null)
                        .secret()
                        .text());
            }
            String path = paths.get(random.nextInt(paths.size()));
            List<String> methods = List.copyOf(document.get("paths").get(path).propertyNames());
            String method = methods.get(random.nextInt(methods.size()));
            JsonNode operation = document.get("paths").get(path).get(method);
            String real = values.path(path.substring(3), operation);
            String body = values.body(operation);
            String before = method.equals("get") ? "" : state();

            ApiClient.Answer answer = api.send(method.toUpperCase(Locale.ROOT), real, values.contentType(), body);

            String what = "seed " + SEED + ", request " + n + ": " + method + " " + real + " "
                    + body.substring(0, Math.min(500, body.length())) + " -> " + answer.status() + " " + answer.json();
            assertThat(answer.status()).as(what).isLessThan(500);
            JsonNode response = operation.get("responses").get(String.valueOf(answer.status()));
            assertThat(response).as(what).isNotNull();
            JsonNode schema = response.at("/content/application~1json/schema");
            if (!schema.isMissingNode()) {
                assertThat(SchemaCheck.problems(document, schema, answer.json()))
                        .as(what)
                        .isEmpty();
            }
            if (answer.status() >= 400 && !method.equals("get")) {
                assertThat(state()).as(what).isEqualTo(before);
            }
            if (answer.status() < 400) {
                accepted++;
                remember(path, answer.json());
            }
        }
        assertThat(accepted).as("some of the requests must be right ones").isGreaterThan(REQUESTS / 10);
    }

    private void remember(String path, JsonNode json) {
        String[] steps = path.split("/", -1);
        for (int i = 0; i < steps.length; i++) {
            String variable = RandomValues.VARIABLES.get(steps[i]);
            if (variable != null && i >= steps.length - 2 && json.has("id")) {
                known.computeIfAbsent(variable, v -> new ArrayList<>())
                        .add(json.get("id").asString());
            }
        }
        if (json.at("/incident_updates/0/id").isString()) {
            known.computeIfAbsent("update_id", v -> new ArrayList<>())
                    .add(json.at("/incident_updates/0/id").asString());
        }
    }

    private String state() {
        return jdbc.sql(STATE).query(String.class).single();
    }
}
