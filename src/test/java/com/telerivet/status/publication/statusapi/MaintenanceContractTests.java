package com.telerivet.status.publication.statusapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.Components;
import com.telerivet.status.component.NewComponent;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.MaintenancePlan;
import com.telerivet.status.incident.Maintenances;
import com.telerivet.status.incident.NewUpdate;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Site;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

@AppTest
class MaintenanceContractTests {

    private static final String ALL = "/api/v2/scheduled-maintenances.json";
    private static final String UPCOMING = "/api/v2/scheduled-maintenances/upcoming.json";
    private static final String ACTIVE = "/api/v2/scheduled-maintenances/active.json";
    private static final String KEY = "scheduled_maintenances";

    @Autowired
    private Environment app;

    @Autowired
    private Maintenances maintenances;

    @Autowired
    private Components components;

    @Autowired
    private Clock clock;

    private Site site;
    private IncidentStory story;

    @BeforeEach
    void aPlannedMaintenance() {
        site = new Site(app.getRequiredProperty("server.port", Integer.class));
        String api = components
                .add(new NewComponent(null, "API", null, ComponentStatus.OPERATIONAL, true, false, null))
                .id();
        Instant start = clock.instant().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.HOURS);
        story = maintenances.plan(
                "New disks",
                null,
                MaintenancePlan.allByItself(start, start.plus(Duration.ofHours(2))),
                new NewUpdate(null, "We replace disks.", null, Map.of(api, ComponentStatus.UNDER_MAINTENANCE), false));
    }

    @Test
    void aPlannedMaintenanceHasEveryKeyOfTheContract() {
        JsonNode shown = find(site.jsonWhen(UPCOMING, doc -> find(doc) != null));
        assertThat(shown.propertyNames())
                .contains(
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
                        "scheduled_for",
                        "scheduled_until");
        assertThat(shown.path("status").asString()).isEqualTo("scheduled");
        assertThat(shown.path("impact").asString()).isEqualTo("maintenance");
        assertThat(Instant.parse(shown.path("scheduled_for").asString()))
                .isEqualTo(story.maintenance().plan().scheduledFor());
        assertThat(shown.path("scheduled_until").asString()).hasSize("2015-01-31T05:10:00.000Z".length());
        // when it was announced, not when the work begins
        assertThat(shown.path("started_at"))
                .isEqualTo(shown.path("incident_updates").get(0).path("display_at"))
                .isNotEqualTo(shown.path("scheduled_for"));
        JsonNode named = shown.path("incident_updates")
                .get(0)
                .path("affected_components")
                .get(0);
        assertThat(named.path("old_status").asString()).isEqualTo("operational");
        assertThat(named.path("new_status").asString()).isEqualTo("operational");
    }

    @Test
    void itIsUpcomingThenActiveThenOnlyInTheListAndNeverAnIncident() {
        site.jsonWhen(UPCOMING, doc -> find(doc) != null);
        assertThat(find(site.json(ACTIVE))).isNull();

        maintenances.start(story.id(), false, null);
        JsonNode active = find(site.jsonWhen(ACTIVE, doc -> find(doc) != null));
        assertThat(active.path("components").get(0).path("status").asString()).isEqualTo("under_maintenance");
        maintenances.verify(story.id(), false, null);
        site.jsonWhen(
                ACTIVE,
                doc -> find(doc) != null && find(doc).path("status").asString().equals("verifying"));
        assertThat(find(site.json(ACTIVE)).path("monitoring_at").isNull()).isFalse();
        assertThat(find(site.json(UPCOMING))).isNull();
        assertThat(find(site.json("/api/v2/summary.json"))).isEqualTo(find(site.json(ACTIVE)));

        maintenances.complete(story.id(), false, null);
        site.jsonWhen(ACTIVE, doc -> find(doc) == null);
        assertThat(find(site.json(ALL)).path("resolved_at").isNull()).isFalse();
        assertThat(find(site.json("/api/v2/summary.json"))).isNull();
        for (String list : List.of("incidents", "incidents/unresolved")) {
            assertThat(ids(site.json("/api/v2/" + list + ".json").path("incidents")))
                    .doesNotContain(story.id());
        }
    }

    @Test
    void summaryHoldsWhatIsUpcomingOrActive() {
        JsonNode summary = site.jsonWhen("/api/v2/summary.json", doc -> find(doc) != null);
        List<String> parts = ids(site.json(UPCOMING).path(KEY));
        parts.addAll(ids(site.json(ACTIVE).path(KEY)));
        assertThat(ids(summary.path(KEY))).containsExactlyInAnyOrderElementsOf(parts);
        assertThat(ids(site.json(ALL).path(KEY))).containsAll(parts);
    }

    @Test
    void itsOwnDocumentTellsThePlan() {
        JsonNode shown = site.jsonWhen("/incidents/" + story.id() + ".json", doc -> doc.has("id"));
        assertThat(shown.path("scheduled_remind_prior").asBoolean()).isTrue();
        assertThat(shown.path("scheduled_auto_in_progress").asBoolean()).isTrue();
        assertThat(shown.path("scheduled_auto_completed").asBoolean()).isTrue();
        assertThat(shown.path("scheduled_reminded_at").isNull()).isTrue();
        assertThat(shown.path("scheduled_for").isNull()).isFalse();
    }

    private JsonNode find(JsonNode document) {
        for (JsonNode one : document.path(KEY)) {
            if (one.path("id").asString().equals(story.id())) {
                return one;
            }
        }
        return null;
    }

    private static List<String> ids(JsonNode list) {
        List<String> ids = new ArrayList<>();
        list.forEach(one -> ids.add(one.path("id").asString()));
        return ids;
    }
}
