package com.telerivet.status.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.telerivet.status.delivery.Suspensions;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.NewUpdate;
import com.telerivet.status.testkit.AdminClient;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Inbox;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@AppTest
class DispatchPagesTests {

    @Autowired
    private Environment app;

    @Autowired
    private Incidents incidents;

    @Autowired
    private Suspensions suspensions;

    @Autowired
    private JdbcClient jdbc;

    private AdminClient ada;

    @BeforeEach
    void adaSignsIn() {
        ada = AdminClient.ada(app);
    }

    @Test
    void anEntrysMessagesAreCountedTriedAgainAndCancelled() {
        IncidentStory story =
                incidents.report("Told to many", null, new NewUpdate(null, "We look.", null, Map.of(), true));
        String entry = story.newest().id();
        String page = "/admin/outbox/entries/" + story.id() + "/" + entry;
        await().until(() -> ada.get(page).body().contains("All messages are out."));
        jdbc.sql(
                        """
                        insert into delivery (kind, subject_id, recipient_id, channel, address, locale, lane, state,
                            next_attempt_at, created_at, finished_at, last_error)
                        select 'notification.update', ?, 'desk' || n, 'mail', 'desk.' || n || '@example.com', 'en', 1,
                            case when n = 1 then 'refused' else 'queued' end, now() + interval '1 hour', now(),
                            case when n = 1 then now() end, 'mx: 550 <no> user'
                        from generate_series(1, 3) n
                        """)
                .param(story.id() + "." + entry)
                .update();
        assertThat(ada.page("/admin/outbox")).contains(page, "Investigating: Told to many");
        assertThat(ada.page("/admin"))
                .contains("Not delivered", page, "mx: 550 &lt;no&gt; user", "E-mail: 1 refused, 0 tried again");
        assertThat(ada.page(page))
                .contains("desk.1@example.com", "mx: 550 &lt;no&gt; user")
                .doesNotContain("<no>");

        ada.post(ada.form(page, page + "/cancellation"));
        assertThat(states(story)).doesNotContain("queued");
        ada.post(ada.form(page, page + "/retries"));
        await().until(() ->
                !Inbox.mails("desk.1@example.com").isEmpty() || states(story).contains("cancelled"));
        assertThat(ada.page("/admin/outbox/address?address=DESK.1@example.com"))
                .contains("href=\"" + page + "\"", story.name());
        assertThat(ada.get("/admin/outbox/entries/" + story.id() + "/unknown").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aSuspendedAddressIsShownWithItsReasonAndReleased() {
        for (int i = 0; i < 3; i++) {
            suspensions.refused("mail", "Gone.desk@example.com", "mx: 550 no such user");
        }
        assertThat(ada.page("/admin/outbox")).contains("gone.desk@example.com", "mx: 550 no such user");
        assertThat(ada.page("/admin/outbox/address?address=Gone.Desk@example.com"))
                .contains("Nothing goes here", "mx: 550 no such user", "Write again");
        ada.post(ada.form("/admin/outbox", "/admin/outbox/releases")
                .with("channel", "mail")
                .with("address", "gone.desk@example.com"));
        assertThat(suspensions.latest(100)).noneMatch(s -> s.address().equals("gone.desk@example.com"));
    }

    @Test
    void whoAsksForATestMailGetsOne() {
        int before = Inbox.mails(AppTest.ADA).size();
        ada.post(ada.form("/admin/outbox", "/admin/outbox/tests"));
        assertThat(Inbox.await(AppTest.ADA, before + 1)).anySatisfy(mail -> {
            assertThat(Inbox.subject(mail)).startsWith("Test mail from");
            assertThat(Inbox.text(mail)).contains("Mails arrive.");
        });
    }

    @Test
    void monitoringSeesHowTheSendingGoesFromTheFirstMomentOn() throws Exception {
        URI metrics =
                URI.create("http://localhost:" + app.getProperty("local.management.port") + "/actuator/prometheus");
        String told = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        assertThat(told)
                .contains("status_delivery_queued ", "status_delivery_oldest_seconds ", "status_delivery_suspended ")
                .contains("status_delivery_relay{relay=\"127.0.0.1:", "status_delivery_sent_total{channel=\"mail\"")
                .contains(
                        "status_delivery_refused_total{channel=\"mail\"",
                        "status_delivery_retried_total{channel=\"sms\"")
                .contains(
                        "status_delivery_refused_total{channel=\"webhook\"",
                        "status_delivery_returned_total{as=\"taken\"");
    }

    private String states(IncidentStory story) {
        return String.join(
                " ",
                jdbc.sql("select distinct state from delivery where subject_id like ? || '.%'")
                        .param(story.id())
                        .query(String.class)
                        .list());
    }
}
