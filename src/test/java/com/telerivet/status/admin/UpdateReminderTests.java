package com.telerivet.status.admin;

import static com.telerivet.status.testkit.AdminClient.location;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.telerivet.status.identity.People;
import com.telerivet.status.identity.Person;
import com.telerivet.status.identity.Role;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.MaintenancePlan;
import com.telerivet.status.incident.Maintenances;
import com.telerivet.status.incident.NewUpdate;
import com.telerivet.status.incident.ReminderIntervals;
import com.telerivet.status.testkit.AdminClient;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Inbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Hours without an entry on an open incident: somebody is told, once for each of them. */
@AppTest
class UpdateReminderTests {

    @Autowired
    Environment app;

    @Autowired
    Incidents incidents;

    @Autowired
    Maintenances maintenances;

    @Autowired
    UpdateReminders reminders;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    private String id = "";

    @AfterEach
    void nothingStaysOpen() {
        incidents.find(id).ifPresent(story -> incidents.delete(id, null));
    }

    @Test
    void whoeverWroteTheLastEntryIsRemindedOnceForEachOfTheUsualHours() {
        Person ed = people.add("ed-reminders@example.com", "Ed", Role.EDITOR, AppTest.ADAS_PASSWORD);
        AdminClient desk = AdminClient.stranger(app);
        desk.signIn(ed.email(), AppTest.ADAS_PASSWORD);
        id = location(desk.post(desk.form("/admin/incidents/new", "/admin/incidents")
                        .with("name", "Quiet for hours")
                        .with("body", "We look into it.")
                        .without("notifying")))
                .substring("/admin/incidents/".length());
        silence(2);
        reminders.remind();
        assertThat(deliveries()).isEmpty();

        silence(1);
        List<CompletableFuture<Void>> instances = Stream.generate(() -> CompletableFuture.runAsync(reminders::remind))
                .limit(4)
                .toList();
        instances.forEach(CompletableFuture::join);
        reminders.remind();
        assertThat(deliveries()).containsExactly(ed.email());
        await().untilAsserted(() -> assertThat(Inbox.mails(ed.email())).hasSize(1));
        assertThat(Inbox.subject(Inbox.mails(ed.email()).get(0))).contains("No update for 3 h: Quiet for hours");
        assertThat(Inbox.text(Inbox.mails(ed.email()).get(0)))
                .contains("/admin/incidents/" + id + "/updates/new", "it is still open");

        silence(3);
        reminders.remind();
        assertThat(deliveries()).as("six hours").hasSize(2);

        incidents.post(id, entry(null), null);
        silence(3);
        reminders.remind();
        assertThat(deliveries()).as("a new entry, and its author is a program").containsOnlyOnce(AppTest.ADA);

        incidents.post(id, entry(IncidentStatus.RESOLVED), null);
        silence(30);
        int before = deliveries().size();
        reminders.remind();
        assertThat(deliveries()).as("it is over").hasSize(before);
    }

    @Test
    void administratorsAreRemindedOfWhatAProgramReportedAtTheHoursThatItChose() {
        id = incidents.report("Told by a program", null, entry(null)).id();
        incidents.remind(id, new ReminderIntervals("[1, 5]"), null);
        silence(1);
        reminders.remind();
        assertThat(deliveries()).containsOnlyOnce(AppTest.ADA);
        int administrators = deliveries().size();

        silence(6);
        reminders.remind();
        assertThat(deliveries()).hasSize(2 * administrators);
        silence(20);
        reminders.remind();
        assertThat(deliveries()).as("there is no third time").hasSize(2 * administrators);

        incidents.remind(id, new ReminderIntervals("2"), null);
        reminders.remind();
        silence(2);
        reminders.remind();
        assertThat(deliveries()).as("every two hours").hasSize(4 * administrators);

        incidents.remind(id, ReminderIntervals.NEVER, null);
        silence(9);
        reminders.remind();
        assertThat(deliveries()).hasSize(4 * administrators);
    }

    @Test
    void whatIsPlannedRemindsNobodyUntilTheWorkBegins() {
        Instant from = Instant.now().plus(Duration.ofDays(3));
        MaintenancePlan plan = MaintenancePlan.allByItself(from, from.plus(Duration.ofHours(2)));
        id = maintenances.plan("Planned quietly", null, plan, entry(null)).id();
        silence(5);
        reminders.remind();
        assertThat(deliveries()).isEmpty();

        maintenances.start(id, false, null);
        silence(3);
        reminders.remind();
        assertThat(deliveries()).containsOnlyOnce(AppTest.ADA);
    }

    @Test
    void aPromiseThatIsStillToComeIsReminderEnough() {
        Instant by = Instant.now().plus(Duration.ofHours(5));
        NewUpdate promising = new NewUpdate(null, "More in the evening.", null, Map.of(), false, by, Map.of());
        id = incidents.report("Promised for later", null, promising).id();
        silence(4);
        reminders.remind();
        assertThat(deliveries()).isEmpty();

        incidents.promise(id, null, null);
        reminders.remind();
        assertThat(deliveries()).isNotEmpty();
    }

    @Test
    void hoursThatNobodyUnderstandsAreTheUsualAndHoldUpNoOther() {
        id = incidents.report("Brought by an archive", null, entry(null)).id();
        jdbc.sql("update incident set reminder_intervals = 'soon' where id = ?")
                .param(id)
                .update();
        silence(3);
        reminders.remind();
        assertThat(deliveries()).containsOnlyOnce(AppTest.ADA);
    }

    @Test
    void theHoursAreChosenBelowTheIncident() {
        id = incidents.report("Chosen at the desk", null, entry(null)).id();
        incidents.remind(id, new ReminderIntervals("[1, 5]"), null);
        AdminClient ada = AdminClient.ada(app);
        String page = "/admin/incidents/" + id;
        assertThat(ada.form(page, page).get("reminders")).isEqualTo("[1, 5]");
        assertThat(ada.page(page)).contains("after 1, 5 h", "after 3, 6, 12 and 24 hours");

        ada.post(ada.form(page, page).with("reminders", "[]"));
        assertThat(story().reminders()).isEqualTo(ReminderIntervals.NEVER);
        for (String odd : List.of("99", "[", "]", "[x]")) {
            assertThat(ada.post(ada.form(page, page).with("reminders", odd)).statusCode())
                    .as(odd)
                    .isEqualTo(422);
        }
        ada.post(ada.form(page, page).with("reminders", ""));
        assertThat(story().reminders()).isEqualTo(ReminderIntervals.USUAL);
    }

    private IncidentStory story() {
        return incidents.find(id).orElseThrow();
    }

    private static NewUpdate entry(IncidentStatus status) {
        return new NewUpdate(status, "We look into it.", null, Map.of(), false);
    }

    /** So many more hours go by without an entry. */
    private void silence(int hours) {
        assertThat(jdbc.sql("update incident_update set created_at = created_at - make_interval(hours => ?)"
                                + " where incident_id = ?")
                        .params(hours, id)
                        .update())
                .isPositive();
    }

    private List<String> deliveries() {
        return jdbc.sql("select address from delivery where kind = 'admin.reminder' and subject_id like ? || '.%'")
                .param(id)
                .query(String.class)
                .list();
    }
}
