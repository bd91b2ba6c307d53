package com.telerivet.status.admin;

import static com.telerivet.status.testkit.AdminClient.location;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.testkit.AdminClient;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Form;
import com.telerivet.status.testkit.Inbox;
import com.telerivet.status.testkit.Site;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** "Next update by 09:15 UTC": promised, shown, reminded of once, kept or late. */
@AppTest
class PromiseTests {

    @Autowired
    Environment app;

    @Autowired
    Incidents incidents;

    @Autowired
    PromiseReminders reminders;

    @Autowired
    JdbcClient jdbc;

    private AdminClient ada;

    @BeforeEach
    void adaSignsIn() {
        ada = AdminClient.ada(app);
    }

    @Test
    void aPromiseIsOnThePageUntilTheNextEntryKeepsIt() {
        IncidentStory story = promise("Promised on the page", "15");
        Instant by = story.nextUpdateBy().orElseThrow();
        assertThat(Duration.between(story.newest().createdAt(), by))
                .isBetween(Duration.ofMinutes(15), Duration.ofMinutes(16));
        assertThat(by.getEpochSecond() % 60).isZero();
        Site site = new Site(app.getRequiredProperty("server.port", Integer.class));
        site.textWhen("/incidents/" + story.id(), page -> page.contains("Next update by"));
        assertThat(site.json("/incidents/" + story.id() + ".json")
                        .at("/next_update_by")
                        .asString())
                .startsWith(by.toString().substring(0, 16));
        assertThat(ada.page("/admin")).contains("Next update promised by");

        String updates = "/admin/incidents/" + story.id() + "/updates";
        ada.post(ada.form(updates + "/new", updates).with("body", "Kept.").without("notifying"));
        assertThat(story(story.id()).nextUpdateBy()).isEmpty();
        site.textWhen("/incidents/" + story.id(), page -> page.contains("Kept.") && !page.contains("Next update by"));
    }

    @Test
    void theAuthorIsRemindedOnceHoweverManyLook() {
        IncidentStory story = promise("Reminded once", "60");
        due(story.id());
        List<CompletableFuture<Void>> instances = Stream.generate(() -> CompletableFuture.runAsync(reminders::remind))
                .limit(4)
                .toList();
        instances.forEach(CompletableFuture::join);
        reminders.remind();

        await().untilAsserted(() -> assertThat(reminderMails("Reminded once")).hasSize(1));
        assertThat(deliveries(story.id())).isEqualTo(1);
        assertThat(reminderMails("Reminded once").get(0))
                .contains("/admin/incidents/" + story.id() + "/updates/new", "Reminded once");
    }

    @Test
    void nobodyIsRemindedOfAPromiseThatWasKept() {
        IncidentStory story = promise("Kept in time", "30");
        String updates = "/admin/incidents/" + story.id() + "/updates";
        ada.post(ada.form(updates + "/new", updates).with("body", "Here it is.").without("notifying"));
        due(story.id());
        reminders.remind();

        assertThat(deliveries(story.id())).isZero();
        assertThat(jdbc.sql("select count(*) from promise_reminder where incident_id = ? and reminded_at is null")
                        .param(story.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aPromiseOfATimeThatIsOverOrNoneIsRefusedBesideIt() {
        for (String time : List.of("2015-01-31T05:10", "soon", "")) {
            HttpResponse<String> answer = ada.post(ada.form("/admin/incidents/new", "/admin/incidents")
                    .with("name", "Bad promise")
                    .with("body", "Text")
                    .with("promise", "at")
                    .with("promiseAt", time)
                    .without("notifying"));
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("promise-hint promise-problem", "within the next seven days");
        }
    }

    @Test
    void aPromiseIsMovedTakenBackAndMadeWithoutANewEntry() {
        String id = promise("Moved", "15").id();
        String page = "/admin/incidents/" + id;
        due(id);
        reminders.remind();
        ada.post(ada.form(page, page + "/promise").with("promise", "60"));
        Instant by = story(id).nextUpdateBy().orElseThrow();
        assertThat(Duration.between(Instant.now(), by)).isGreaterThan(Duration.ofMinutes(50));
        assertThat(story(id).entries()).hasSize(1);
        due(id, 3);
        reminders.remind();
        assertThat(deliveries(id)).as("another promise, another reminder").isEqualTo(2);

        ada.post(ada.form(page, page + "/promise").with("back", "yes"));
        assertThat(story(id).nextUpdateBy()).isEmpty();
        assertThat(ada.page(page)).contains("Promise the next update").doesNotContain("Take it back");
        Form make = ada.form(page, page + "/promise");
        assertThat(make.get("promise")).isEqualTo("30");
        Form wrong = make.with("promise", "at").with("promiseAt", "2999-01-01T00:00");
        assertThat(ada.page(location(ada.post(wrong)))).contains("within the next seven days");
        assertThat(story(id).nextUpdateBy()).isEmpty();
        ada.post(ada.form(page, page + "/promise"));
        assertThat(story(id).nextUpdateBy()).isPresent();
    }

    private IncidentStory promise(String name, String minutes) {
        HttpResponse<String> answer = ada.post(ada.form("/admin/incidents/new", "/admin/incidents")
                .with("name", name)
                .with("body", "We look into it.")
                .with("promise", minutes)
                .without("notifying"));
        return story(location(answer).substring("/admin/incidents/".length()));
    }

    private void due(String incidentId) {
        due(incidentId, 4);
    }

    private void due(String incidentId, int minutes) {
        int moved = jdbc.sql("update promise_reminder set promised_at = now() + make_interval(mins => ?)"
                        + " where incident_id = ?")
                .params(minutes, incidentId)
                .update();
        assertThat(moved).isPositive();
    }

    private int deliveries(String incidentId) {
        return jdbc.sql("select count(*) from delivery where kind = 'admin.promise' and subject_id like ? || '.%'")
                .param(incidentId)
                .query(Integer.class)
                .single();
    }

    private static List<String> reminderMails(String incident) {
        return Inbox.mails(AppTest.ADA).stream()
                .filter(mail -> Inbox.subject(mail).contains("You promised an update")
                        && Inbox.subject(mail).contains(incident))
                .map(Inbox::text)
                .toList();
    }

    private IncidentStory story(String id) {
        return incidents.find(id).orElseThrow();
    }
}
