package com.telerivet.status.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.Components;
import com.telerivet.status.component.NewComponent;
import com.telerivet.status.delivery.Deliveries;
import com.telerivet.status.delivery.Dispatches;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.MaintenancePlan;
import com.telerivet.status.incident.MaintenanceReminded;
import com.telerivet.status.incident.Maintenances;
import com.telerivet.status.incident.NewUpdate;
import com.telerivet.status.incident.Postmortems;
import com.telerivet.status.page.StatusPage;
import com.telerivet.status.platform.Notices;
import com.telerivet.status.subscriber.MailAddress;
import com.telerivet.status.subscriber.News;
import com.telerivet.status.subscriber.Recipients;
import com.telerivet.status.subscriber.Subscribers;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Inbox;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@AppTest
class IncidentMailTests {

    @Autowired
    private Incidents incidents;

    @Autowired
    private Maintenances maintenances;

    @Autowired
    private Postmortems postmortems;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Components components;

    @Autowired
    private Subscribers subscribers;

    @Autowired
    private Recipients recipients;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private StatusPage page;

    @Autowired
    private Dispatches dispatches;

    @Autowired
    private Notices notices;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private FanOutUpdates fanOut;

    @Test
    void whoStillWaitsForAnEarlierEntryGetsTheNewestOnlyWithTheEarlierBelow() {
        String sam = confirmed("sam.newest@example.com", Set.of());
        IncidentStory story = incidents.report("Two steps", null, entry(null, "First.", null, Map.of()));
        Inbox.await(sam, 2);
        // the mail server has it a moment before the sender writes that down
        String first = story.id() + "." + story.newest().id();
        await().until(() -> dispatches.progress(UpdateMail.KIND, first).queued() == 0);
        jdbc.sql("update delivery set state = 'queued', finished_at = null,"
                        + " next_attempt_at = now() + interval '1 hour' where subject_id like ? || '.%'")
                .param(story.id())
                .update();
        transaction.executeWithoutResult(tx -> {
            incidents.post(story.id(), entry(null, "Second.", null, Map.of()), null);
            new FanOutUpdates(jdbc, transaction, incidents, deliveries, new NotificationSettings(true), notices)
                    .round();
        });
        MimeMessage second = Inbox.await(sam, 3).get(2);
        assertThat(Inbox.text(second)).containsSubsequence("Second.", "First.");
        assertThat(jdbc.sql("select state || ': ' || last_error from delivery where subject_id like ? || '.%'"
                                + " and recipient_id = (select id from subscriber where address = ?)"
                                + " and state = 'cancelled'")
                        .params(story.id(), sam)
                        .query(String.class)
                        .single())
                .isEqualTo("cancelled: a newer entry goes out instead");
    }

    @Test
    void everyEntryIsAMailOfOneThreadWithTheEarlierOnesBelow() {
        String sam = confirmed("sam.thread@example.com", Set.of());
        String name = page.profile().name();
        String database = component("Database");
        IncidentStory story = incidents.report(
                "Network and Database Outage",
                null,
                entry(
                        IncidentStatus.IDENTIFIED,
                        "A fault in the **network**, see [here](javascript:alert(1)) <script>x</script>",
                        "2015-01-31T07:03:00Z",
                        Map.of(database, ComponentStatus.MAJOR_OUTAGE)));
        incidents.post(story.id(), entry(null, "Still at it & <busy>", "2015-01-31T08:00:00Z", Map.of()), null);
        incidents.post(
                story.id(),
                entry(
                        IncidentStatus.RESOLVED,
                        "Repaired.",
                        "2015-01-31T08:38:00Z",
                        Map.of(database, ComponentStatus.OPERATIONAL)),
                null);
        postmortems.draft(story.id(), "## What happened\n\n- one\n- two", null);
        postmortems.publish(story.id(), true, null, null);

        List<MimeMessage> mails = Inbox.await(sam, 5).subList(1, 5);
        assertThat(mails)
                .extracting(Inbox::subject)
                .containsExactlyInAnyOrder(
                        "[" + name + "] Identified: Network and Database Outage",
                        "[" + name + "] Update: Network and Database Outage",
                        "[" + name + "] Resolved: Network and Database Outage",
                        "[" + name + "] Postmortem: Network and Database Outage");
        assertThat(mails).extracting(m -> Inbox.header(m, "Message-ID")).doesNotHaveDuplicates();
        assertThat(mails)
                .extracting(m -> Inbox.header(m, "References"))
                .containsOnly("<incident-" + story.id() + "@localhost>");

        MimeMessage resolved = bySubject(mails, "Resolved");
        assertThat(Inbox.header(resolved, "List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(Inbox.text(resolved))
                .startsWith("Resolved: Network and Database Outage\n\nRepaired.\n")
                .contains("* Database: Operational", "Posted Jan 31, 2015 - 08:38 UTC")
                .contains("/incidents/" + story.id(), "/subscriptions/", "/unsubscribe/")
                .containsSubsequence("Update - Jan 31, 2015 - 08:00 UTC", "Still at it & <busy>")
                .containsSubsequence("Identified - Jan 31, 2015 - 07:03 UTC", "* Database: Major outage")
                .doesNotContain("What happened");
        assertThat(Inbox.html(resolved))
                .containsSubsequence("<h1", "Resolved: Network and Database Outage", "<p>Repaired.</p>", "Database")
                .containsSubsequence("Update", "Still at it &amp; ", "Identified", "<strong>network</strong>")
                .contains("/incidents/" + story.id(), "prefers-color-scheme: dark")
                .doesNotContain("<script", "javascript:", "<img");
        assertThat(Inbox.html(bySubject(mails, "Postmortem"))).contains("<h2>What happened</h2>", "<li>one</li>");
    }

    @Test
    void subscribersHearOfAMaintenanceAndAreRemindedOfIt() {
        String sam = confirmed("sam.maintenance@example.com", Set.of());
        Instant start = Instant.parse("2040-03-01T02:00:00Z");
        IncidentStory story = maintenances.plan(
                "New disks",
                null,
                MaintenancePlan.allByItself(start, start.plusSeconds(7200)),
                new NewUpdate(
                        null,
                        "We replace disks.",
                        null,
                        Map.of(component("Rack 7"), ComponentStatus.OPERATIONAL),
                        true));
        MimeMessage announced = Inbox.await(sam, 2).get(1);
        assertThat(Inbox.subject(announced)).endsWith("Scheduled: New disks");
        assertThat(Inbox.text(announced))
                .contains("Planned from Mar 01, 2040 - 02:00 UTC to Mar 01, 2040 - 04:00 UTC")
                .as("how it does today has nothing to do with the work")
                .contains("* Rack 7\n")
                .doesNotContain("Operational");

        transaction.executeWithoutResult(tx -> {
            jdbc.sql("update incident set scheduled_reminded_at = now() where id = ?")
                    .param(story.id())
                    .update();
            events.publishEvent(new MaintenanceReminded(story.id(), "reminder0001"));
        });
        MimeMessage reminder = Inbox.await(sam, 3).get(2);
        assertThat(Inbox.subject(reminder)).endsWith("Reminder: New disks");
        assertThat(Inbox.text(reminder))
                .containsSubsequence("This maintenance begins soon.", "Planned from", "We replace disks.");
        assertThat(Inbox.html(reminder)).contains("Planned from Mar 01, 2040 - 02:00 UTC");
    }

    @Test
    void onlyThoseHearWhoseComponentsAreTouched() {
        String api = component("API of some");
        String web = component("Web app of others");
        String apiOnly = confirmed("api.only@example.com", Set.of(api));
        String webOnly = confirmed("web.only@example.com", Set.of(web));
        String all = confirmed("all@example.com", Set.of());
        long heard = recipients
                .countByChannel(new News(Set.of(api), null, false, true), List.of())
                .getOrDefault("mail", 0L);
        IncidentStory story = incidents.report(
                "API is slow", null, entry(null, "We look.", null, Map.of(api, ComponentStatus.DEGRADED_PERFORMANCE)));
        // the second entry names no component, but the incident is still one of the API
        incidents.post(story.id(), entry(IncidentStatus.RESOLVED, "Done.", null, Map.of()), null);
        Inbox.await(apiOnly, 3);
        Inbox.await(all, 3);
        String subject = story.id() + "." + story.newest().id();
        assertThat(dispatches.progress(UpdateMail.KIND, subject).all()).isEqualTo(heard);
        assertThat(Inbox.mails(webOnly)).hasSize(1);
    }

    @Test
    void nobodyHearsAnythingAfterUnsubscribing() {
        String gone = confirmed("gone@example.com", Set.of());
        String stays = confirmed("stays@example.com", Set.of());
        incidents.report("First", null, entry(null, "We look.", null, Map.of()));
        String leave = Inbox.link(Inbox.await(gone, 2).get(1), "/unsubscribe/").replaceFirst(".*/", "");
        assertThat(subscribers.unsubscribe(leave)).isPresent();
        incidents.report("Second", null, entry(null, "We look.", null, Map.of()));
        Inbox.await(stays, 3);
        assertThat(Inbox.mails(gone)).hasSize(2);
    }

    @Test
    void aSilentEntryIsNoMail() {
        String sam = confirmed("sam.silent@example.com", Set.of());
        incidents.report("Quiet", null, new NewUpdate(IncidentStatus.INVESTIGATING, "Quietly.", null, Map.of(), false));
        incidents.report("Loud", null, entry(null, "Loudly.", null, Map.of()));
        assertThat(Inbox.subject(Inbox.await(sam, 2).get(1))).endsWith("Loud");
    }

    @Test
    void anEntryThatIsRolledBackLeavesNothingToSend() {
        long before = outbox();
        assertThatThrownBy(() -> transaction.executeWithoutResult(tx -> {
                    incidents.report("Never", null, entry(null, "Never.", null, Map.of()));
                    assertThat(outbox()).isEqualTo(before + 1);
                    throw new IllegalStateException("the database goes away");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(outbox()).isEqualTo(before);
    }

    @Test
    void fanningOutTwiceAddsNobodyTwice() {
        String sam = confirmed("sam.twice@example.com", Set.of());
        IncidentStory story = incidents.report("Once", null, entry(null, "Once.", null, Map.of()));
        Inbox.await(sam, 2);
        jdbc.sql(
                        "update outbox set fanned_out_at = null, fanned_out_to = null, recipients = null where incident_id = ?")
                .param(story.id())
                .update();
        fanOut.round();
        assertThat(jdbc.sql("select count(*) from delivery where recipient_id in"
                                + " (select id from subscriber where address = ?) and kind = ?")
                        .params(sam, UpdateMail.KIND)
                        .query(Long.class)
                        .single())
                .isEqualTo(jdbc.sql("select count(distinct subject_id) from delivery where recipient_id in"
                                + " (select id from subscriber where address = ?) and kind = ?")
                        .params(sam, UpdateMail.KIND)
                        .query(Long.class)
                        .single());
        assertThat(Inbox.mails(sam)).hasSize(2);
    }

    @Test
    void whoReadsArabicGetsAnArabicMailFromRightToLeft() {
        String sam = confirmed("sam.arabic@example.com", Set.of(), Locale.forLanguageTag("ar"));
        String english = confirmed("sam.english@example.com", Set.of());
        IncidentStory story = incidents.report(
                "Messages are late", null, entry(null, "Looking into it.", "2015-01-31T08:38:00Z", Map.of()));
        MimeMessage mail = Inbox.await(sam, 2).get(1);
        assertThat(Inbox.subject(mail)).endsWith("قيد التحقيق: Messages are late");
        assertThat(Inbox.html(mail))
                .contains("<html lang=\"ar\" dir=\"rtl\"", "<div class=\"sheet\" lang=\"ar\"")
                .contains("<div class=\"lead text\" dir=\"auto\"", "نُشر في: 31 يناير 2015، 08:38 UTC");
        assertThat(Inbox.text(mail)).contains("/ar/incidents/" + story.id(), "إلغاء الاشتراك: http");
        MimeMessage same = Inbox.await(english, 2).get(1);
        assertThat(Inbox.html(same)).contains("Posted Jan 31, 2015 - 08:38 UTC").doesNotContain("dir=\"rtl\"");
    }

    @Test
    void whoReadsALanguageGetsItsTranslationAndTheOriginalWhereThereIsNone() {
        String spanish = confirmed("sam.spanish@example.com", Set.of(), Locale.forLanguageTag("es"));
        String french = confirmed("sam.french@example.com", Set.of(), Locale.forLanguageTag("fr"));
        incidents.report(
                "Late",
                null,
                new NewUpdate(
                        null, "We look.", null, Map.of(), true, null, Map.of("es", "Lo **miramos**.", "fr", " ")));
        MimeMessage translated = Inbox.await(spanish, 2).get(1);
        assertThat(Inbox.text(translated)).contains("Lo **miramos**.").doesNotContain("We look.");
        assertThat(Inbox.html(translated))
                .contains("<div class=\"lead text\" dir=\"auto\"><p>Lo <strong>miramos</strong>.</p>");
        assertThat(Inbox.html(Inbox.await(french, 2).get(1)))
                .contains("<div class=\"lead text\" dir=\"auto\" lang=\"en\"><p>We look.</p>");
    }

    @Test
    void aHostileNameStaysInItsPlace() throws Exception {
        String sam = confirmed("sam.hostile@example.com", Set.of());
        incidents.report(
                "Down\r\nBcc: mallory@example.com\r\n\r\n<img src=x> {0} ''${7*7}",
                null, entry(null, "x", null, Map.of()));
        MimeMessage mail = Inbox.await(sam, 2).get(1);
        assertThat(Inbox.subject(mail)).endsWith("Down Bcc: mallory@example.com <img src=x> {0} ''${7*7}");
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(Inbox.html(mail)).doesNotContain("<img");
    }

    private String confirmed(String address, Set<String> componentIds) {
        return confirmed(address, componentIds, Locale.ENGLISH);
    }

    private String confirmed(String address, Set<String> componentIds, Locale locale) {
        subscribers.subscribe(MailAddress.of(address).orElseThrow(), componentIds, locale);
        String link = Inbox.link(Inbox.await(address, 1).get(0), "/subscriptions/confirm/");
        assertThat(subscribers.confirm(link.replaceFirst(".*/", ""))).isPresent();
        return address;
    }

    private static NewUpdate entry(
            IncidentStatus status, String body, String at, Map<String, ComponentStatus> statuses) {
        return new NewUpdate(status, body, at == null ? null : Instant.parse(at), statuses, true);
    }

    private static MimeMessage bySubject(List<MimeMessage> mails, String label) {
        return mails.stream()
                .filter(m -> Inbox.subject(m).contains("] " + label + ":"))
                .findFirst()
                .orElseThrow();
    }

    private String component(String name) {
        return components
                .add(new NewComponent(null, name, null, ComponentStatus.OPERATIONAL, true, false, null))
                .id();
    }

    private long outbox() {
        return jdbc.sql("select count(*) from outbox").query(Long.class).single();
    }
}
