package com.telerivet.status.incident;

import static com.telerivet.status.component.ComponentStatus.MAJOR_OUTAGE;
import static com.telerivet.status.component.ComponentStatus.OPERATIONAL;
import static com.telerivet.status.component.ComponentStatus.PARTIAL_OUTAGE;
import static com.telerivet.status.component.ComponentStatus.UNDER_MAINTENANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.Components;
import com.telerivet.status.component.NewComponent;
import com.telerivet.status.testkit.AppTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Trouble in the middle of work, and what comes into the work and goes from it. */
@AppTest
class KeepUnderMaintenanceTests {

    @Autowired
    private Maintenances maintenances;

    @Autowired
    private Incidents incidents;

    @Autowired
    private IncidentBin bin;

    @Autowired
    private Components components;

    @Autowired
    private StartDueMaintenance worker;

    @Autowired
    private MaintenanceSteps steps;

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
    void troubleThatIsResolvedInTheMiddleLeavesTheWorkUnderWay() {
        IncidentStory work = atWork(api);
        IncidentStory incident = incidents.report("API is down", null, entry("investigating", MAJOR_OUTAGE));
        assertThat(status(api)).isEqualTo(MAJOR_OUTAGE);

        incident = incidents.post(incident.id(), entry("resolved", OPERATIONAL), null);
        assertThat(status(api)).isEqualTo(UNDER_MAINTENANCE);
        assertThat(incident.newest().affected())
                .extracting(change -> change.oldStatus() + " " + change.newStatus())
                .containsExactly("MAJOR_OUTAGE UNDER_MAINTENANCE");

        incidents.post(incident.id(), entry("investigating", PARTIAL_OUTAGE), null);
        assertThat(status(api)).as("it degrades again").isEqualTo(PARTIAL_OUTAGE);
        incidents.post(incident.id(), entry("resolved", OPERATIONAL), null);
        assertThat(status(api)).isEqualTo(UNDER_MAINTENANCE);

        maintenances.complete(work.id(), false, null);
        assertThat(status(api)).isEqualTo(OPERATIONAL);
    }

    @Test
    void troubleFromBeforeTheWorkEndsInTheMiddleOfIt() {
        IncidentStory incident = incidents.report("API is down", null, entry("investigating", MAJOR_OUTAGE));
        Instant start = clock.instant().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MILLIS);
        IncidentStory work = planned(start, start.plus(Duration.ofHours(2)), api);
        steps.take(new MaintenanceStep(work.id(), MaintenanceStep.Kind.START, start), start);
        assertThat(status(api)).isEqualTo(MAJOR_OUTAGE);

        incidents.post(incident.id(), entry("resolved", OPERATIONAL), null);
        assertThat(status(api)).as("it was over before the work began").isEqualTo(UNDER_MAINTENANCE);
        assertThat(components.statusAt(api, start.minusSeconds(60))).isEqualTo(OPERATIONAL);

        incidents.delete(work.id(), null);
        assertThat(status(api)).isEqualTo(OPERATIONAL);
        bin.restore(work.id());
        assertThat(status(api)).isEqualTo(UNDER_MAINTENANCE);
    }

    @Test
    void whatIsSetByHandInTheMiddleIsPutRightAtOnceAndAtTheEnd() {
        IncidentStory work = atWork(api, web);
        components.set(api, MAJOR_OUTAGE, null);
        components.set(web, MAJOR_OUTAGE, null);
        assertThat(components.set(api, OPERATIONAL, null).status()).isEqualTo(UNDER_MAINTENANCE);
        assertThat(status(api)).isEqualTo(UNDER_MAINTENANCE);

        maintenances.complete(work.id(), false, null);
        assertThat(status(api)).isEqualTo(OPERATIONAL);
        assertThat(status(web)).as("nobody said that this is over").isEqualTo(MAJOR_OUTAGE);
        assertThat(components.set(web, OPERATIONAL, null).status()).isEqualTo(OPERATIONAL);
    }

    @Test
    void overlappingWorkHoldsUntilTheLastIsOverOrDeleted() {
        IncidentStory first = atWork(api, web);
        IncidentStory second = atWork(api);
        components.set(api, MAJOR_OUTAGE, null);
        components.set(api, OPERATIONAL, null);
        maintenances.complete(first.id(), false, null);
        assertThat(status(api)).isEqualTo(UNDER_MAINTENANCE);
        assertThat(status(web)).isEqualTo(OPERATIONAL);

        IncidentStory third = atWork(api);
        components.set(api, MAJOR_OUTAGE, null);
        components.set(api, OPERATIONAL, null);
        incidents.delete(second.id(), null);
        assertThat(status(api)).isEqualTo(UNDER_MAINTENANCE);
        incidents.delete(third.id(), null);
        assertThat(status(api)).isEqualTo(OPERATIONAL);
    }

    @Test
    void workThatIsToldLateHoldsWhatRecoveredMeanwhile() {
        Instant two = clock.instant().minus(Duration.ofSeconds(30));
        components.set(api, MAJOR_OUTAGE, null);
        IncidentStory work = planned(two, two.plus(Duration.ofHours(2)), api);
        components.set(api, OPERATIONAL, null);

        // another worker may have it in hand just now
        await().untilAsserted(() -> {
            worker.round(clock.instant());
            assertThat(incidents.find(work.id()).orElseThrow().status()).isEqualTo(IncidentStatus.IN_PROGRESS);
        });
        assertThat(status(api)).isEqualTo(UNDER_MAINTENANCE);
        maintenances.complete(work.id(), false, null);
        assertThat(status(api)).isEqualTo(OPERATIONAL);
    }

    @Test
    void itsOwnWordThatAComponentIsDoneLetsItGo() {
        IncidentStory work = atWork(api, web);
        incidents.post(work.id(), entry("in_progress", OPERATIONAL), null);

        assertThat(status(api)).isEqualTo(OPERATIONAL);
        assertThat(status(web)).isEqualTo(UNDER_MAINTENANCE);
    }

    @Test
    void componentsComeAndGoWhileTheWorkIsUnderWay() {
        IncidentStory work = atWork(api);
        IncidentStory other = atWork(web);
        MaintenancePlan plan = work.maintenance().plan();

        work = maintenances.replan(work.id(), plan, Set.of(web), null, null);
        assertThat(work.componentNames()).containsOnlyKeys(web);
        assertThat(status(api)).isEqualTo(OPERATIONAL);
        work = maintenances.replan(work.id(), plan, Set.of(api), null, work.version());
        assertThat(status(api)).as("it is back").isEqualTo(UNDER_MAINTENANCE);
        assertThat(status(web)).as("other work goes on").isEqualTo(UNDER_MAINTENANCE);

        maintenances.complete(other.id(), false, null);
        assertThat(status(web)).isEqualTo(OPERATIONAL);
        maintenances.complete(work.id(), false, null);
        assertThat(status(api)).isEqualTo(OPERATIONAL);
    }

    @Test
    void whatGoesInTheMiddleOfTroubleIsAsTheIncidentSays() {
        IncidentStory work = atWork(api);
        incidents.report("API fails for some", null, entry("investigating", PARTIAL_OUTAGE));
        components.set(api, UNDER_MAINTENANCE, null);

        maintenances.replan(work.id(), work.maintenance().plan(), Set.of(), null, null);
        assertThat(status(api)).isEqualTo(PARTIAL_OUTAGE);
    }

    private IncidentStory atWork(String... ids) {
        Instant start = clock.instant().plus(Duration.ofDays(1));
        return maintenances.start(
                planned(start, start.plus(Duration.ofHours(2)), ids).id(), false, null);
    }

    private IncidentStory planned(Instant from, Instant until, String... ids) {
        Map<String, ComponentStatus> named = new LinkedHashMap<>();
        for (String id : ids) {
            named.put(id, UNDER_MAINTENANCE);
        }
        return maintenances.plan(
                "New disks",
                null,
                MaintenancePlan.allByItself(from, until),
                new NewUpdate(null, "We replace disks.", null, named, false));
    }

    private NewUpdate entry(String word, ComponentStatus becomes) {
        return new NewUpdate(IncidentStatus.of(word).orElseThrow(), "A word.", null, Map.of(api, becomes), false);
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
