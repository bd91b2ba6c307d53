package com.telerivet.status.manageapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.page.StatusPage;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Site;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

@AppTest
class OpenApiTests {

    private static final String ALIAS = "/component_groups";

    @Autowired
    private StatusPage page;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Value("${server.port}")
    private int port;

    private ApiClient api;
    private String agentToken = "";
    private String maintenance = "";
    private Site site;
    private JsonNode document;
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void read() {
        api = new ApiClient(port);
        site = new Site(port);
        document = JsonMapper.shared().readTree(site.textWhen("/v3/api-docs", text -> text.startsWith("{")));
    }

    @Test
    void everyRouteIsDescribedAndEveryDescribedRouteIsThere() {
        Set<String> described = new TreeSet<>();
        document.get("paths").properties().forEach(path -> path.getValue()
                .propertyNames()
                .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + plain(path.getKey()))));
        described.removeIf(route -> !route.contains(" /v1/"));
        Set<String> served = new TreeSet<>();
        requestMappingHandlerMapping.getHandlerMethods().keySet().forEach(info -> info.getPatternValues().stream()
                .filter(path -> path.startsWith("/v1/"))
                .filter(path -> !path.contains(ALIAS))
                .forEach(path -> info.getMethodsCondition()
                        .getMethods()
                        .forEach(method -> served.add(method + " " + plain(path)))));

        assertThat(described).hasSizeGreaterThan(60).isEqualTo(served);
    }

    @Test
    void everyExampleFitsItsSchema() {
        JsonNode schemas = document.at("/components/schemas");
        assertThat(schemas.size()).isGreaterThan(30);
        schemas.properties()
                .forEach(schema -> schema.getValue().path("examples").forEach(example -> assertThat(
                                SchemaCheck.problems(document, schema.getValue(), example))
                        .as(schema.getKey())
                        .isEmpty()));
    }

    @Test
    void everyAnswerFitsItsSchema() {
        Map<String, String> ids = new LinkedHashMap<>();
        ids.put("page_id", page.profile().id());
        ids.put("component_id", made(ids, "/v1/pages/{page_id}/components"));
        String members = "{\"component_group\":{\"name\":\"G\",\"components\":[\"" + ids.get("component_id") + "\"]}}";
        ids.put("group_id", sent(ids, "post", "/v1/pages/{page_id}/component-groups", members));
        String report = "{\"incident\":{\"name\":\"I\",\"status\":\"resolved\",\"components\":{\""
                + ids.get("component_id") + "\":\"major_outage\"},\"metadata\":{\"a\":{\"b\":1}}}}";
        ids.put("incident_id", sent(ids, "post", "/v1/pages/{page_id}/incidents", report));
        ids.put(
                "update_id",
                api.get("/pages/" + ids.get("page_id") + "/incidents/" + ids.get("incident_id"))
                        .json()
                        .at("/incident_updates/0/id")
                        .asString());
        ids.put("provider_id", made(ids, "/v1/pages/{page_id}/metrics_providers"));
        ids.put("metric_id", made(ids, "/v1/pages/{page_id}/metrics_providers/{provider_id}/metrics"));
        String reader = "{\"subscriber\":{\"email\":\"openapi@example.com\"}}";
        ids.put("subscriber_id", sent(ids, "post", "/v1/pages/{page_id}/subscribers", reader));
        sent(ids, "post", "/v1/pages/{page_id}/incidents/{incident_id}/subscribers", reader);
        sent(
                ids,
                "put",
                "/v1/pages/{page_id}/incidents/{incident_id}/postmortem",
                "{\"postmortem\":{\"body_draft\":\"x\"}}");
        sent(ids, "put", "/v1/pages/{page_id}/incidents/{incident_id}/postmortem/publish", "");
        sent(
                ids,
                "post",
                "/v1/pages/{page_id}/metrics/{metric_id}/data",
                "{\"data\":{\"timestamp\":1422680400,\"value\":1}}");
        sent(
                ids,
                "post",
                "/v1/pages/{page_id}/metrics/data",
                "{\"data\":{\"" + ids.get("metric_id") + "\":[{\"timestamp\":1422680400,\"value\":1.5}]}}");
        sent(
                ids,
                "patch",
                "/v1/pages/{page_id}/incidents/{incident_id}/incident_updates/{update_id}",
                "{\"incident_update\":{\"body\":\"Corrected\"}}");
        maintenance = sent(
                ids,
                "post",
                "/v1/pages/{page_id}/incidents",
                "{\"incident\":{\"name\":\"M\",\"scheduled_for\":\"2199-01-01\",\"scheduled_until\":\"2199-01-02\"}}");

        ids.put("agent_id", made(ids, "/v1/pages/{page_id}/agents"));
        sent(ids, "post", "/v1/pages/{page_id}/agents/{agent_id}/token", "");
        String seen = "{\"sent_at\":\"" + Instant.now() + "\",\"waiting\":0,\"dropped\":0,\"results\":[]}";
        sent(ids, "post", "/v1/agent/results", seen);
        sent(ids, "post", "/v1/metrics", "{\"resourceMetrics\":[]}");
        ids.put("probe_id", made(ids, "/v1/pages/{page_id}/probes"));
        String metric = "\"metric_id\":\"" + ids.get("metric_id") + "\"";
        String query =
                "{\"prometheus_query\":{\"name\":\"Q\",\"url\":\"http://127.0.0.1:9\",\"query\":\"q\"," + metric + "}}";
        ids.put("query_id", sent(ids, "post", "/v1/pages/{page_id}/prometheus_queries", query));
        String rule = "{\"otlp_rule\":{\"otlp_metric\":\"m\",\"conditions\":[\"a=b\"]," + metric + "}}";
        ids.put("rule_id", sent(ids, "post", "/v1/pages/{page_id}/otlp_rules", rule));
        String alert = "{\"alert_rule\":{\"name\":\"A\",\"kind\":\"silence\"," + metric + "}}";
        ids.put("alert_rule_id", sent(ids, "post", "/v1/pages/{page_id}/alert_rules", alert));

        for (String path : document.get("paths").propertyNames()) {
            // of a new metric only the day is drawn at once
            boolean isLater = path.contains("/week.") || path.contains("/month.");
            if (document.get("paths").get(path).has("get") && !isLater) {
                sent(ids, "get", path, "");
            }
        }
        api.delete("/pages/" + ids.get("page_id") + "/incidents/" + maintenance);
        for (String path : List.of(
                "/v1/pages/{page_id}/alert_rules/{alert_rule_id}",
                "/v1/pages/{page_id}/otlp_rules/{rule_id}",
                "/v1/pages/{page_id}/prometheus_queries/{query_id}",
                "/v1/pages/{page_id}/probes/{probe_id}",
                "/v1/pages/{page_id}/agents/{agent_id}",
                "/v1/pages/{page_id}/incidents/{incident_id}/subscribers/{subscriber_id}",
                "/v1/pages/{page_id}/incidents/{incident_id}/postmortem",
                "/v1/pages/{page_id}/incidents/{incident_id}",
                "/v1/pages/{page_id}/metrics/{metric_id}/data",
                "/v1/pages/{page_id}/metrics/{metric_id}",
                "/v1/pages/{page_id}/metrics_providers/{provider_id}",
                "/v1/pages/{page_id}/component-groups/{group_id}",
                "/v1/pages/{page_id}/components/{component_id}")) {
            sent(ids, "delete", path, "");
        }
    }

    @Test
    void errorsFitTheirSchemaToo() {
        String base = "/pages/" + page.profile().id();
        assertThat(SchemaCheck.problems(
                        document, schema("Error"), api.get(base + "/nothing").json()))
                .isEmpty();
        assertThat(SchemaCheck.problems(
                        document,
                        schema("Invalid"),
                        api.post(base + "/incidents", "{\"incident\":{}}").json()))
                .isEmpty();
    }

    @Test
    void thePageForPeopleNeedsNoScriptOfItsOwn() {
        HttpResponse<String> answer = site.get("/swagger-ui.html");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.body())
                .contains(
                        "/v1/pages/{page_id}/incidents/{incident_id}/postmortem/publish", "Network and Database Outage")
                .doesNotContainPattern("<script(?![^>]*src=)")
                .doesNotContain("style=\"", "??");
    }

    /** Makes something of the example that the document gives. */
    private String made(Map<String, String> ids, String path) {
        JsonNode schema =
                document.at("/paths/" + path.replace("/", "~1") + "/post/requestBody/content/application~1json/schema");
        String wrapper = schema.get("properties").propertyNames().iterator().next();
        JsonNode inner = schema.get("properties").get(wrapper).get("allOf").get(0);
        String name = inner.get("$ref").asString().replaceFirst(".*/", "");
        JsonNode example = schema(name).get("examples").get(0);
        return sent(ids, "post", path, JsonMapper.shared().writeValueAsString(Map.of(wrapper, example)));
    }

    /** Sends a request, compares the answer with the document, and gives the id in it, if there is one. */
    private String sent(Map<String, String> ids, String method, String path, String body) {
        String real = path;
        if (path.endsWith(".ics")) {
            real = real.replace("{incident_id}", maintenance);
        }
        for (Map.Entry<String, String> id : ids.entrySet()) {
            real = real.replace("{" + id.getKey() + "}", id.getValue());
        }
        JsonNode responses = document.get("paths").get(path).get(method).get("responses");
        String first = responses.propertyNames().iterator().next();
        String status;
        String type;
        JsonNode json = MissingNode.getInstance();
        if (real.startsWith("/v1")) {
            ApiClient client = real.startsWith("/v1/agent/") ? api.with(agentToken) : api;
            ApiClient.Answer answer =
                    client.send(method.toUpperCase(Locale.ROOT), real.substring(3), ApiClient.JSON, body);
            status = String.valueOf(answer.status());
            type = answer.response().headers().firstValue("Content-Type").orElse("");
            json = answer.json();
        } else {
            HttpResponse<InputStream> answer = published(real, first);
            status = String.valueOf(answer.statusCode());
            type = answer.headers().firstValue("Content-Type").orElse("");
            json = type.contains("json") ? JsonMapper.shared().readTree(answer.body()) : json;
        }
        assertThat(status).as(method + " " + real + ": " + json).isEqualTo(first);
        for (Map.Entry<String, JsonNode> content :
                responses.get(first).path("content").properties()) {
            assertThat(type).as(method + " " + real).startsWith(content.getKey());
            if (type.contains("json")) {
                assertThat(SchemaCheck.problems(document, content.getValue().get("schema"), json))
                        .as(method + " " + real)
                        .isEmpty();
            }
        }
        agentToken = json.path("token").asString(agentToken);
        return json.path("id").asString("");
    }

    /** What stands there, once it does; a stream is only begun. */
    private HttpResponse<InputStream> published(String path, String status) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .build();
        return Awaitility.await()
                .until(
                        () -> http.send(request, HttpResponse.BodyHandlers.ofInputStream()),
                        answer -> String.valueOf(answer.statusCode()).equals(status));
    }

    private JsonNode schema(String name) {
        return document.at("/components/schemas/" + name);
    }

    private static String plain(String path) {
        return path.replaceAll("\\{[^}]*}", "{}");
    }
}
