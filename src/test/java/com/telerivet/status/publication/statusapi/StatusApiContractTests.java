package com.telerivet.status.publication.statusapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.Components;
import com.telerivet.status.component.NewComponent;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.NewUpdate;
import com.telerivet.status.incident.Postmortems;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Site;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The feed as clients of Statuspage pages know it, read over HTTP. */
@AppTest
class StatusApiContractTests {

    private static final String DATE = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(Z|[+-]\\d\\d:\\d\\d)";

    @Autowired
    private Incidents incidents;

    @Autowired
    private Postmortems postmortems;

    @Autowired
    private Components components;

    @LocalServerPort
    private int port;

    private Site site = new Site(0);
    private String database = "";

    @BeforeEach
    void aPageWithAGroup() {
        site = new Site(port);
        String group = components.addGroup("Infrastructure", null).id();
        database = components
                .add(new NewComponent(group, "Database", null, ComponentStatus.OPERATIONAL, true, false, null))
                .id();
    }

    @Test
    void anIncidentIsInTheFeedWithEveryKeyOfTheContract() {
        IncidentStory story = report("Outage", ComponentStatus.MAJOR_OUTAGE);

        JsonNode incident = find(story.id(), "/api/v2/incidents/unresolved.json");
        assertThat(incident.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "name",
                        "status",
                        "created_at",
                        "updated_at",
                        "monitoring_at",
                        "resolved_at",
                        "impact",
                        "shortlink",
                        "started_at",
                        "page_id",
                        "incident_updates",
                        "components",
                        "reminder_intervals",
                        "next_update_by");
        assertThat(incident.get("impact").asString()).isEqualTo("critical");
        assertThat(incident.get("resolved_at").isNull()).isTrue();
        assertThat(incident.get("created_at").asString()).matches(DATE);

        JsonNode update = incident.get("incident_updates").get(0);
        assertThat(update.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "status",
                        "body",
                        "incident_id",
                        "created_at",
                        "updated_at",
                        "display_at",
                        "affected_components",
                        "deliver_notifications",
                        "custom_tweet",
                        "tweet_id",
                        "wants_twitter_update",
                        "twitter_updated_at");
        JsonNode affected = update.get("affected_components").get(0);
        assertThat(affected.get("code").asString()).isEqualTo(database);
        assertThat(affected.get("name").asString()).isEqualTo("Infrastructure - Database");
        assertThat(affected.get("old_status").asString()).isEqualTo("operational");
        assertThat(affected.get("new_status").asString()).isEqualTo("major_outage");
        assertThat(incident.get("components").get(0).has("components")).isFalse();
    }

    @Test
    void anEntryThatNamesNoComponentSaysNull() {
        IncidentStory story = report("No component", null);

        assertThat(find(story.id(), "/api/v2/incidents.json")
                        .get("incident_updates")
                        .get(0)
                        .get("affected_components")
                        .isNull())
                .isTrue();
    }

    @Test
    void aGroupIsARowOfTheListAndTellsTheSameStoryAsItsMembers() {
        JsonNode list = site.jsonWhen("/api/v2/components.json", d -> has(d.get("components"), database))
                .get("components");
        Set<String> groups = new HashSet<>();
        list.forEach(row -> {
            if (row.get("group").asBoolean()) {
                groups.add(row.get("id").asString());
                assertThat(row.get("components").size()).isPositive();
            }
        });
        list.forEach(row -> {
            assertThat(row.propertyNames())
                    .contains(
                            "id",
                            "name",
                            "status",
                            "created_at",
                            "updated_at",
                            "position",
                            "description",
                            "showcase",
                            "start_date",
                            "group_id",
                            "page_id",
                            "group",
                            "only_show_if_degraded");
            if (!row.get("group_id").isNull()) {
                assertThat(groups).contains(row.get("group_id").asString());
            }
        });
    }

    @Test
    void theDocumentsOfOneGenerationAgree() {
        IncidentStory story = report("Agreed", ComponentStatus.PARTIAL_OUTAGE);
        JsonNode summary = site.jsonWhen("/api/v2/summary.json", d -> has(d.get("incidents"), story.id()));

        assertThat(summary.get("status"))
                .isEqualTo(site.json("/api/v2/status.json").get("status"));
        assertThat(summary.get("page"))
                .isEqualTo(site.json("/api/v2/status.json").get("page"));
        assertThat(summary.get("components"))
                .isEqualTo(site.json("/api/v2/components.json").get("components"));
        assertThat(summary.get("incidents"))
                .isEqualTo(site.json("/api/v2/incidents/unresolved.json").get("incidents"));
        summary.get("incidents").forEach(incident -> assertThat(
                        summary.get("page").get("updated_at").asString())
                .isGreaterThanOrEqualTo(incident.get("updated_at").asString()));
        assertThat(summary.get("scheduled_maintenances").isArray()).isTrue();
    }

    @Test
    void aPublishedPostmortemIsElementZeroAndADraftIsNowhere() {
        IncidentStory story = incidents.report(
                "Learned",
                null,
                new NewUpdate(
                        IncidentStatus.RESOLVED, "Over.", Instant.parse("2020-01-01T00:00:00Z"), Map.of(), false));
        postmortems.draft(story.id(), "The secret draft", null);
        String document = "/incidents/" + story.id() + ".json";
        site.textWhen(document, body -> body.contains("Over."));
        assertThat(site.get(document).body()).doesNotContain("secret draft");

        postmortems.publish(story.id(), false, null, null);

        JsonNode published =
                site.jsonWhen(document, d -> d.path("status").asString("").equals("postmortem"));
        assertThat(published.get("incident_updates").get(0).get("status").asString())
                .isEqualTo("postmortem");
        assertThat(published.get("postmortem_body").asString()).isEqualTo("The secret draft");
        assertThat(published.get("resolved_at").asString()).isEqualTo("2020-01-01T00:00:00.000Z");
        assertThat(published.get("backfilled").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "summary.json",
                "status.json",
                "components.json",
                "incidents.json",
                "incidents/unresolved.json",
                "scheduled-maintenances.json",
                "scheduled-maintenances/upcoming.json",
                "scheduled-maintenances/active.json"
            })
    void everyDocumentIsOpenToAnyOriginAndAnswersConditionally(String name) {
        site.textWhen("/api/v2/" + name, body -> body.startsWith("{\"page\""));
        HttpResponse<String> first = site.get("/api/v2/" + name);
        String etag = first.headers().firstValue("ETag").orElseThrow();

        assertThat(first.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
        assertThat(first.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(first.headers().firstValue("Cache-Control").orElseThrow()).contains("public, max-age=10");
        assertThat(etag).startsWith("\"");

        // another test's change may come between the two requests: then the answer is a newer document, once
        HttpResponse<String> same =
                Awaitility.await().until(() -> again("/api/v2/" + name), r -> r.statusCode() == 304);
        assertThat(same.body()).isEmpty();
        assertThat(same.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(site.get("/api/v2/" + name, "If-None-Match", "rubbish").statusCode())
                .isEqualTo(200);

        HttpResponse<String> head = site.send("HEAD", "/api/v2/" + name);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();

        HttpResponse<String> post = site.send("POST", "/api/v2/" + name);
        assertThat(post.statusCode()).isEqualTo(405);
        assertThat(post.headers().firstValue("Allow")).contains("GET, HEAD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v2/nothing.json",
                "/api/v2/subscribers.json",
                "/api/v2/summary",
                "/api/v2",
                "/incidents/nosuchthing0.json",
                "/metrics-display/nosuchthing0/day.json"
            })
    void anUnknownDocumentIsNotFoundInJsonAndForAnyOrigin(String path) {
        site.textWhen("/api/v2/status.json", body -> body.startsWith("{\"page\""));
        HttpResponse<String> answer = site.get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).startsWith("{\"error\":\"Not found\",\"message\":");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    }

    private HttpResponse<String> again(String path) {
        String etag = site.get(path).headers().firstValue("ETag").orElseThrow();
        return site.get(path + "?_=1423", "If-None-Match", etag);
    }

    private IncidentStory report(String name, ComponentStatus status) {
        return incidents.report(
                name,
                null,
                new NewUpdate(
                        null, "Something fails.", null, status == null ? Map.of() : Map.of(database, status), false));
    }

    private JsonNode find(String id, String path) {
        JsonNode list = site.jsonWhen(path, d -> has(d.get("incidents"), id)).get("incidents");
        for (JsonNode incident : list) {
            if (incident.get("id").asString().equals(id)) {
                return incident;
            }
        }
        throw new AssertionError("not in " + path);
    }

    private static boolean has(JsonNode list, String id) {
        if (list != null) {
            for (JsonNode row : list) {
                if (row.get("id").asString().equals(id)) {
                    return true;
                }
            }
        }
        return false;
    }
}
