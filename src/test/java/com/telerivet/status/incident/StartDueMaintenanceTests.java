package com.telerivet.status.incident;

import static com.telerivet.status.component.ComponentStatus.MAJOR_OUTAGE;
import static com.telerivet.status.component.ComponentStatus.OPERATIONAL;
import static com.telerivet.status.component.ComponentStatus.UNDER_MAINTENANCE;
import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.Components;
import com.telerivet.status.component.NewComponent;
import com.telerivet.status.testkit.AppTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The windows lie in the future, so that nobody but the test takes their steps. */
@AppTest
class StartDueMaintenanceTests {

    @Autowired
    private Maintenances maintenances;

    @Autowired
    private Incidents incidents;

    @Autowired
    private Components components;

    @Autowired
    private StartDueMaintenance worker;

    @Autowired
    private MaintenanceSteps steps;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private String api = "";
    private Instant two = Instant.EPOCH;

    @BeforeEach
    void aComponentThatWorks() {
        api = components
                .add(new NewComponent(null, "API", null, OPERATIONAL, true, false, null))
                .id();
        two = clock.instant().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.HOURS);
    }

    @Test
    void itBeginsAndEndsByItselfAtThePlannedTimes() {
        String id = planned(0, 120);

        worker.round(minute(-1));
        assertThat(story(id).status()).isEqualTo(IncidentStatus.SCHEDULED);

        worker.round(minute(0));
        assertThat(story(id).status()).isEqualTo(IncidentStatus.IN_PROGRESS);
        assertThat(story(id).newest().displayAt()).isEqualTo(minute(0));
        assertThat(story(id).newest().deliverNotifications()).isTrue();
        assertThat(status()).isEqualTo(UNDER_MAINTENANCE);

        worker.round(minute(121));
        assertThat(story(id).status()).isEqualTo(IncidentStatus.COMPLETED);
        assertThat(story(id).resolvedAt()).isEqualTo(minute(120));
        assertThat(status()).isEqualTo(OPERATIONAL);
    }

    @Test
    void afterATimeOfStandingStillAllOfItIsToldAtOnceWithItsOwnTimes() {
        String id = planned(0, 120);

        worker.round(minute(300));

        assertThat(story(id).entries())
                .extracting(entry -> entry.status().code() + " " + entry.displayAt())
                .startsWith("completed " + minute(120), "in_progress " + minute(0));
        assertThat(story(id).entries())
                .extracting(IncidentEntry::deliverNotifications)
                .as("nobody hears that it begins when it is over")
                .startsWith(true, false);
        assertThat(reminders(id)).as("nor that it will begin").isZero();
        assertThat(status()).isEqualTo(OPERATIONAL);
    }

    @Test
    void aLateBeginningDoesNotUndoWhatHappenedSince() {
        String id = planned(0, 120);
        transaction.executeWithoutResult(
                tx -> components.change(Map.of(api, MAJOR_OUTAGE), minute(30), "incident0001"));

        worker.round(minute(60));
        assertThat(status()).isEqualTo(MAJOR_OUTAGE);
        worker.round(minute(120));
        assertThat(story(id).status()).isEqualTo(IncidentStatus.COMPLETED);
        assertThat(status()).isEqualTo(MAJOR_OUTAGE);
    }

    @Test
    void severalInstancesTakeEachStepOnce() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ids.add(planned(0, 120 + i));
        }
        for (int due : new int[] {-60, 0, 200}) {
            together(4, () -> worker.round(minute(due)));
            worker.round(minute(due)); // whoever found another at it came away empty-handed
        }
        for (String id : ids) {
            assertThat(story(id).entries())
                    .extracting(entry -> entry.status().code())
                    .containsExactly("completed", "in_progress", "scheduled");
            assertThat(reminders(id)).isOne();
        }
        assertThat(status()).isEqualTo(OPERATIONAL);
    }

    @Test
    void aStepThatWasCutOffIsTakenAgainWhole() {
        String id = planned(0, 120);
        MaintenanceStep start = new MaintenanceStep(id, MaintenanceStep.Kind.START, minute(0));
        transaction.executeWithoutResult(tx -> {
            steps.take(start, minute(0));
            tx.setRollbackOnly();
        });
        assertThat(story(id).status()).isEqualTo(IncidentStatus.SCHEDULED);
        assertThat(status()).isEqualTo(OPERATIONAL);

        worker.round(minute(0));
        steps.take(start, minute(0));
        assertThat(story(id).entries()).hasSize(2);
        assertThat(status()).isEqualTo(UNDER_MAINTENANCE);
    }

    @Test
    void overlappingWindowsAreTakenInTheirOrderHoweverLate() {
        planned(0, 120);
        planned(60, 180);
        planned(180, 240);

        worker.round(minute(150));
        assertThat(status()).isEqualTo(UNDER_MAINTENANCE);
        worker.round(minute(180));
        assertThat(status()).as("one ends as the next begins").isEqualTo(UNDER_MAINTENANCE);
        worker.round(minute(240));
        assertThat(status()).isEqualTo(OPERATIONAL);
    }

    @Test
    void whatAPersonDidFirstIsNotDoneAgain() {
        String id = planned(0, 120);
        maintenances.start(id, false, null);
        worker.round(minute(1));
        maintenances.replan(id, story(id).maintenance().plan().at(minute(0), minute(180)), null, null);
        worker.round(minute(120));
        assertThat(story(id).status()).as("it was given another hour").isEqualTo(IncidentStatus.IN_PROGRESS);

        worker.round(minute(180));
        assertThat(story(id).entries()).hasSize(3);
    }

    @Test
    void whatIsNotToHappenByItselfWaitsForAPerson() {
        MaintenancePlan plan =
                new MaintenancePlan(minute(0), minute(60), false, false, false, true, true, false, false);
        String id = maintenances.plan("By hand", null, plan, first()).id();

        worker.round(minute(90));
        assertThat(story(id).status()).isEqualTo(IncidentStatus.SCHEDULED);
        maintenances.start(id, false, null);
        worker.round(minute(90));
        assertThat(story(id).status()).isEqualTo(IncidentStatus.IN_PROGRESS);
    }

    @Test
    void subscribersAreRemindedOnceAnHourBefore() {
        String id = planned(0, 120);

        worker.round(minute(-61));
        assertThat(reminders(id)).isZero();
        worker.round(minute(-60));
        worker.round(minute(-30));
        assertThat(reminders(id)).isOne();
        assertThat(story(id).maintenance().remindedAt()).isEqualTo(minute(-60));

        maintenances.replan(id, story(id).maintenance().plan().at(minute(600), minute(720)), null, null);
        worker.round(minute(0));
        assertThat(reminders(id)).isOne();
        worker.round(minute(541));
        assertThat(reminders(id)).as("it begins at another time").isEqualTo(2);
    }

    @Test
    void whatWasCancelledStaysSo() {
        String id = planned(0, 120);
        maintenances.cancel(id, "Not needed.", false, null);
        worker.round(minute(200));
        assertThat(story(id).entries()).hasSize(2);
        assertThat(reminders(id)).isZero();
    }

    private String planned(int from, int until) {
        MaintenancePlan plan = MaintenancePlan.allByItself(minute(from), minute(until));
        return maintenances.plan("New disks", null, plan, first()).id();
    }

    private NewUpdate first() {
        return new NewUpdate(null, "We replace disks.", null, Map.of(api, UNDER_MAINTENANCE), false);
    }

    /** Minutes counted from two o'clock of some night. */
    private Instant minute(int minutes) {
        return two.plus(Duration.ofMinutes(minutes));
    }

    private IncidentStory story(String id) {
        return incidents.find(id).orElseThrow();
    }

    private ComponentStatus status() {
        return components.tree().component(api).orElseThrow().status();
    }

    private long reminders(String id) {
        return jdbc.sql("select count(*) from outbox where incident_id = ? and kind = 'notification.reminder'")
                .param(id)
                .query(Long.class)
                .single();
    }

    private static void together(int threads, Runnable work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                done.add(pool.submit(() -> {
                    start.await();
                    work.run();
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> one : done) {
                one.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
