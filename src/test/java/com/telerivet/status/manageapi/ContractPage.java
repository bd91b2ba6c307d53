package com.telerivet.status.manageapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.testkit.Site;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** What the rows of the contract speak of, made by the API itself: one of each kind. */
final class ContractPage {

    private static final Pattern NAMED = Pattern.compile("\\{(?:at:)?([a-z_]+)}");

    private final ApiClient api;
    private final Site site;
    private final Map<String, String> ids = new LinkedHashMap<>();

    ContractPage(ApiClient api, Site site, String pageId) {
        this.api = api;
        this.site = site;
        ids.put("page", pageId);
        String quiet = "\"deliver_notifications\":false";
        resolveAllOthers(quiet);
        make("component", "/components", "{\"component\":{\"name\":\"Contract\"}}");
        make("other", "/components", "{\"component\":{\"name\":\"Other\"}}");
        make(
                "group",
                "/component-groups",
                "{\"component_group\":{\"name\":\"Group\",\"components\":[\"{component}\"]}}");
        make(
                "incident",
                "/incidents",
                "{\"incident\":{\"name\":\"Open\",\"components\":{\"{component}\":\"partial_outage\"}," + quiet + "}}");
        make("resolved", "/incidents", "{\"incident\":{\"name\":\"Over\",\"status\":\"resolved\"," + quiet + "}}");
        make("learned", "/incidents", "{\"incident\":{\"name\":\"Learned\",\"status\":\"resolved\"," + quiet + "}}");
        send("PUT", "/incidents/{learned}/postmortem", "{\"postmortem\":{\"body_draft\":\"We learned.\"}}");
        send(
                "PUT",
                "/incidents/{learned}/postmortem/publish",
                "{\"postmortem\":{\"notify_subscribers\":false,\"notify_twitter\":false}}");
        make(
                "maintenance",
                "/incidents",
                "{\"incident\":{\"name\":\"Work\",\"scheduled_for\":\"2100-01-01T10:00:00Z\","
                        + "\"scheduled_until\":\"2100-01-01T12:00:00Z\",\"component_ids\":[\"{other}\"]," + quiet
                        + "}}");
        make(
                "template",
                "/incident_templates",
                "{\"template\":{\"name\":\"A\",\"title\":\"T\",\"body\":\"B\",\"component_ids\":[\"{component}\"]}}");
        make("provider", "/metrics_providers", "{\"metrics_provider\":{\"type\":\"Self\"}}");
        make("metric", "/metrics_providers/{provider}/metrics", "{\"metric\":{\"name\":\"M\",\"suffix\":\"ms\"}}");
        make("subscriber", "/subscribers", "{\"subscriber\":{\"email\":\"contract-" + pageId + "@example.com\"}}");
        ids.put(
                "update",
                json("/v1/pages/{page}/incidents/{incident}")
                        .at("/incident_updates/0/id")
                        .asString());
        // a page that others filled before takes its time to show all of this
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> site.get("/api/v2/incidents.json").body().contains(ids.get("learned")));
    }

    /** The documents name all that is open before what is over: others of this house may have left more than they hold. */
    private void resolveAllOthers(String quiet) {
        for (JsonNode open :
                api.get(filled("/pages/{page}/incidents/unresolved")).json()) {
            send(
                    "PATCH",
                    "/incidents/" + open.get("id").asString(),
                    "{\"incident\":{\"status\":\"resolved\"," + quiet + "}}");
        }
    }

    void remember(String name, String id) {
        ids.put(name, id);
    }

    /** The row with what it names filled in. */
    String filled(String text) {
        return NAMED.matcher(text).replaceAll(found -> {
            String id = ids.get(found.group(1));
            return found.group().startsWith("{at:") || id == null ? Matcher.quoteReplacement(found.group()) : id;
        });
    }

    /** What a path answers with; of the public documents, the first one that knows all that was made here. */
    JsonNode json(String path) {
        String real = filled(path);
        if (real.startsWith("/v1")) {
            ApiClient.Answer answer = api.get(real.substring(3));
            assertThat(answer.status()).as(real).isEqualTo(200);
            return answer.json();
        }
        site.textWhen("/api/v2/incidents.json", text -> text.contains(ids.get("learned")));
        site.textWhen("/api/v2/scheduled-maintenances.json", text -> text.contains(ids.get("maintenance")));
        return site.jsonWhen(real, document -> !document.has("error"));
    }

    /** The same for a place inside it: {@code {at:component}} is the index of the element with that id. */
    JsonNode json(String path, String place) {
        JsonNode answer = json(path);
        Matcher at = NAMED.matcher(place);
        String pointer = place.equals("/") ? "" : place;
        if (at.find()) {
            JsonNode list = answer.at(place.substring(0, at.start() - 1));
            int index = 0;
            while (index < list.size()
                    && !list.get(index).path("id").asString("").equals(ids.get(at.group(1)))) {
                index++;
            }
            pointer = at.replaceFirst(String.valueOf(index));
        }
        return answer.at(pointer);
    }

    ApiClient.Answer send(String method, String path, String body) {
        String real = filled(path.startsWith("/v1") ? path.substring(3) : "/pages/{page}" + path);
        if (body.equals("-")) {
            return api.send(api.request(real).method(method, java.net.http.HttpRequest.BodyPublishers.noBody()));
        }
        boolean isForm = body.startsWith("form:");
        boolean isBare = body.startsWith("bare:");
        String type = isForm ? ApiClient.FORM : isBare ? null : ApiClient.JSON;
        return api.send(method, real, type, filled(isForm || isBare ? body.substring(5) : body));
    }

    private void make(String name, String path, String body) {
        ApiClient.Answer answer = send("POST", path, body);
        assertThat(answer.status()).as(path + ": " + answer.json()).isEqualTo(201);
        ids.put(name, answer.text("id"));
    }
}
