package com.telerivet.status.incident;

import static com.telerivet.status.component.ComponentStatus.DEGRADED_PERFORMANCE;
import static com.telerivet.status.component.ComponentStatus.MAJOR_OUTAGE;
import static com.telerivet.status.component.ComponentStatus.OPERATIONAL;
import static com.telerivet.status.component.ComponentStatus.PARTIAL_OUTAGE;
import static com.telerivet.status.component.ComponentStatus.UNDER_MAINTENANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.Components;
import com.telerivet.status.component.NewComponent;
import com.telerivet.status.testkit.AppTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class MaintenancesTests {

    @Autowired
    private Maintenances maintenances;

    @Autowired
    private Incidents incidents;

    @Autowired
    private Components components;

    @Autowired
    private Clock clock;

    private String api = "";
    private String web = "";

    @BeforeEach
    void twoComponentsThatWork() {
        api = component("API");
        web = component("Web app");
    }

    @Test
    void anAnnouncementNamesComponentsAndLeavesThemAsTheyAre() {
        IncidentStory story = planned(api, web);

        assertThat(story.status()).isEqualTo(IncidentStatus.SCHEDULED);
        assertThat(story.impact()).isEqualTo(Impact.MAINTENANCE);
        assertThat(story.isOpen()).isTrue();
        assertThat(story.newest().affected())
                .extracting(change -> change.oldStatus() + " " + change.newStatus())
                .containsExactly("OPERATIONAL OPERATIONAL", "OPERATIONAL OPERATIONAL");
        assertThat(status(api)).isEqualTo(OPERATIONAL);
        assertThat(incidents.open()).extracting(IncidentStory::id).doesNotContain(story.id());
        assertThat(maintenances.unfinished()).extracting(IncidentStory::id).contains(story.id());
    }

    @Test
    void workGoesFromThePlanToItsCompletion() {
        IncidentStory story = planned(api);

        story = maintenances.start(story.id(), false, story.version());
        assertThat(status(api)).isEqualTo(UNDER_MAINTENANCE);
        story = maintenances.verify(story.id(), false, story.version());
        assertThat(status(api)).isEqualTo(UNDER_MAINTENANCE);
        assertThat(story.monitoringAt()).isEqualTo(story.newest().displayAt());
        story = maintenances.complete(story.id(), false, story.version());

        assertThat(status(api)).isEqualTo(OPERATIONAL);
        assertThat(story.resolvedAt()).isEqualTo(story.newest().displayAt());
        assertThat(story.entries())
                .extracting(e -> e.status().code())
                .containsExactly("completed", "verifying", "in_progress", "scheduled");
        assertThat(story.newest().body()).isEqualTo("The scheduled maintenance has been completed.");
        assertThat(story.newest().text("es")).isEqualTo("El mantenimiento programado ha terminado.");
    }

    @Test
    void whatTwoMaintenancesShareStaysUntilTheLastIsOver() {
        IncidentStory first = planned(api, web);
        IncidentStory second = planned(api);
        maintenances.start(first.id(), false, null);
        maintenances.start(second.id(), false, null);

        IncidentStory over = maintenances.complete(first.id(), false, null);
        assertThat(status(api)).isEqualTo(UNDER_MAINTENANCE);
        assertThat(status(web)).isEqualTo(OPERATIONAL);
        assertThat(over.newest().affected().get(0).newStatus()).isEqualTo(UNDER_MAINTENANCE);

        maintenances.complete(second.id(), false, null);
        assertThat(status(api)).isEqualTo(OPERATIONAL);
    }

    @Test
    void deletingTheLongerOfTwoGivesBackWhatTheShorterHadGivenBack() {
        IncidentStory first = planned(api);
        IncidentStory second = planned(api);
        maintenances.start(first.id(), false, null);
        maintenances.start(second.id(), false, null);
        maintenances.complete(first.id(), false, null);

        incidents.delete(second.id(), null);

        assertThat(status(api)).isEqualTo(OPERATIONAL);
    }

    @Test
    void workNeverHidesAnOutage() {
        IncidentStory maintenance = planned(api, web);
        incidents.report("API is down", null, entry("investigating", api, MAJOR_OUTAGE));

        maintenances.start(maintenance.id(), false, null);
        assertThat(status(api)).as("worse before").isEqualTo(MAJOR_OUTAGE);

        incidents.report("Web app is slow", null, entry("investigating", web, DEGRADED_PERFORMANCE));
        maintenances.complete(maintenance.id(), false, null);
        assertThat(status(api)).isEqualTo(MAJOR_OUTAGE);
        assertThat(status(web)).as("worse meanwhile").isEqualTo(DEGRADED_PERFORMANCE);
    }

    @Test
    void aComponentIsPutBackToWhatAnOpenIncidentSaysOfIt() {
        incidents.report("API fails for some", null, entry("investigating", api, PARTIAL_OUTAGE));
        components.set(api, OPERATIONAL, null);
        IncidentStory maintenance = planned(api);
        maintenances.start(maintenance.id(), false, null);
        assertThat(status(api)).isEqualTo(UNDER_MAINTENANCE);

        maintenances.complete(maintenance.id(), false, null);

        assertThat(status(api)).isEqualTo(PARTIAL_OUTAGE);
    }

    @Test
    void whatAPersonSaysComesBeforeThePlan() {
        IncidentStory maintenance = planned(api, web);
        incidents.post(maintenance.id(), entry("in_progress", api, DEGRADED_PERFORMANCE), null);

        assertThat(status(api)).isEqualTo(DEGRADED_PERFORMANCE);
        assertThat(status(web)).isEqualTo(UNDER_MAINTENANCE);
    }

    @Test
    void aPlanMaySayThatComponentsStayAsTheyAre() {
        Instant start = clock.instant().plus(Duration.ofDays(1));
        MaintenancePlan plan =
                new MaintenancePlan(start, start.plusSeconds(3600), false, false, false, false, false, false, false);
        IncidentStory story = maintenances.plan("Quiet work", null, plan, entry(null, api, OPERATIONAL));

        maintenances.start(story.id(), false, null);
        assertThat(status(api)).isEqualTo(OPERATIONAL);
    }

    @Test
    void cancellingIsForWhatHasNotBegun() {
        IncidentStory story = planned(api);
        story = maintenances.cancel(story.id(), "We found another way.", false, story.version());

        assertThat(story.isOpen()).isFalse();
        assertThat(story.maintenance()).isNotNull();
        assertThat(story.maintenance().isCancelled()).isTrue();
        assertThat(status(api)).isEqualTo(OPERATIONAL);

        story = incidents.removeEntry(story.id(), story.newest().id(), null);
        assertThat(story.status()).isEqualTo(IncidentStatus.SCHEDULED);
        assertThat(story.maintenance().isCancelled())
                .as("the word was taken back")
                .isFalse();

        String id = maintenances.start(story.id(), false, null).id();
        assertThatThrownBy(() -> maintenances.cancel(id, "Too late.", false, null))
                .isInstanceOf(IncidentRejected.class);
    }

    @Test
    void deletingWorkThatIsUnderWayPutsItsComponentsBack() {
        IncidentStory story = planned(api);
        maintenances.start(story.id(), false, null);
        incidents.delete(story.id(), null);

        assertThat(status(api)).isEqualTo(OPERATIONAL);
    }

    @Test
    void incidentsAndMaintenancesDoNotTakeEachOthersWords() {
        IncidentStory maintenance = planned(api);
        IncidentStory incident = incidents.report("Trouble", null, entry("investigating", api, MAJOR_OUTAGE));

        assertThatThrownBy(() -> incidents.post(maintenance.id(), entry("resolved", api, OPERATIONAL), null))
                .isInstanceOf(IncidentRejected.class);
        assertThatThrownBy(() -> incidents.post(incident.id(), entry("completed", api, OPERATIONAL), null))
                .isInstanceOf(IncidentRejected.class);
        assertThatThrownBy(() -> maintenances.start(incident.id(), false, null)).isInstanceOf(IncidentRejected.class);
        assertThatThrownBy(() -> maintenances.replan(
                        incident.id(),
                        MaintenancePlan.allByItself(
                                clock.instant(), clock.instant().plusSeconds(60)),
                        null,
                        null))
                .isInstanceOf(IncidentRejected.class);
        assertThat(status(api)).isEqualTo(MAJOR_OUTAGE);
    }

    @Test
    void aMaintenanceEndsAfterItBegins() {
        Instant start = clock.instant();
        assertThatThrownBy(() -> maintenances.plan(
                        "Backwards", null, MaintenancePlan.allByItself(start, start), entry(null, api, OPERATIONAL)))
                .isInstanceOf(IncidentRejected.class);
    }

    @Test
    void movingItIsToldInOneEntryOrNotAtAll() {
        IncidentStory story = planned(api);
        MaintenancePlan plan = story.maintenance().plan();
        Instant later = plan.scheduledFor().plus(Duration.ofDays(7));

        story = maintenances.replan(story.id(), plan.at(later, later.plusSeconds(60)), null, story.version());
        assertThat(story.entries()).hasSize(1);
        assertThat(story.maintenance().plan().scheduledFor()).isEqualTo(later);

        story = maintenances.replan(
                story.id(), plan, new NewUpdate(null, "Sooner again.", null, Map.of(), false), story.version());
        assertThat(story.entries()).hasSize(2);
        assertThat(story.isUpdate(story.newest())).isTrue();
    }

    @Test
    void itsComponentsCanBeOthers() {
        IncidentStory story = planned(api, web);
        MaintenancePlan plan = story.maintenance().plan();
        String third = component("Third");

        story = maintenances.replan(story.id(), plan, Set.of(web, third), null, story.version());
        assertThat(story.componentNames()).containsOnlyKeys(web, third);
        assertThat(status(third)).isEqualTo(OPERATIONAL);
        story = maintenances.start(story.id(), false, story.version());
        assertThat(status(api)).isEqualTo(OPERATIONAL);
        assertThat(status(web)).isEqualTo(UNDER_MAINTENANCE);
        assertThat(status(third)).isEqualTo(UNDER_MAINTENANCE);

        assertThatThrownBy(() -> maintenances.replan(planned(api).id(), plan, Set.of("nosuchthing0"), null, null))
                .isInstanceOf(IncidentRejected.class);
    }

    private IncidentStory planned(String... componentIds) {
        Instant start = clock.instant().plus(Duration.ofDays(1));
        Map<String, ComponentStatus> named = new LinkedHashMap<>();
        for (String id : componentIds) {
            named.put(id, UNDER_MAINTENANCE);
        }
        return maintenances.plan(
                "New disks",
                null,
                MaintenancePlan.allByItself(start, start.plus(Duration.ofHours(2))),
                new NewUpdate(null, "We replace disks.", null, named, false));
    }

    private NewUpdate entry(@Nullable String status, String component, ComponentStatus becomes) {
        return new NewUpdate(
                status == null ? null : IncidentStatus.of(status).orElseThrow(),
                "A word.",
                null,
                Map.of(component, becomes),
                false);
    }

    private String component(String name) {
        return components
                .add(new NewComponent(null, name, null, OPERATIONAL, true, false, null))
                .id();
    }

    private ComponentStatus status(String id) {
        return components.tree().component(id).orElseThrow().status();
    }
}
