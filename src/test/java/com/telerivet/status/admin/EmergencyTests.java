package com.telerivet.status.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.telerivet.status.StatusApplication;
import com.telerivet.status.emergency.EmergencyEntries;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.subscriber.MailAddress;
import com.telerivet.status.subscriber.Subscribers;
import com.telerivet.status.testkit.AdminClient;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.FaultyNetwork;
import com.telerivet.status.testkit.Form;
import com.telerivet.status.testkit.FreePort;
import com.telerivet.status.testkit.Inbox;
import com.telerivet.status.testkit.Site;
import com.telerivet.status.testkit.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The night on which the database is gone, and somebody has the recovery key. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmergencyTests {

    private static final String FORM = "/admin/emergency";
    private static final String MARK = "Posted without the database, by the emergency form.";

    @TempDir
    static Path data;

    private TestDatabase database;
    private FaultyNetwork network;
    private ConfigurableApplicationContext app;
    private Site site;
    private int port;
    private boolean isAway;

    @BeforeAll
    void everythingIsWell() throws Exception {
        database = TestDatabase.fresh();
        network = new FaultyNetwork(database.port());
        port = FreePort.find();
        site = new Site(port);
        start();
    }

    @BeforeEach
    void theDatabaseIsThereAndTheJournalIsIn() {
        if (isAway) {
            heal();
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> app.getBean(EmergencyEntries.class).pending().isEmpty());
        site.textWhen("/", page -> page.contains("Telerivet") && !page.contains("Live data has been unavailable"));
        await().until(() -> Files.exists(data.resolve("last-site.json")));
    }

    @AfterAll
    void stop() {
        app.close();
        network.close();
    }

    @Test
    void whatIsPostedWithTheKeyIsShownAtOnceSurvivesARestartAndReachesTheDatabaseOnce() throws Exception {
        String sam = "sam.emergency@example.com";
        subscribe(sam);
        String key = makeKey();
        cut();

        assertThat(posted(form(key).with("name", "API is down").with("body", "The database has **burnt**.")))
                .startsWith(FORM + "?posted=");
        String page = site.textWhen("/", text -> text.contains("API is down"));
        assertThat(page).contains("<strong>burnt</strong>", MARK, "Live data has been unavailable since");
        site.textWhen("/history.atom", feed -> feed.contains("API is down") && feed.contains(MARK));
        String incident = site.jsonWhen(
                        "/api/v2/summary.json", d -> d.toString().contains("API is down"))
                .get("incidents")
                .get(0)
                .get("id")
                .asString();
        Form second = form(key).with("incident", incident).with("status", "identified");
        posted(second.with("body", "It was the power."));
        site.textWhen("/incidents/" + incident, text -> text.contains("It was the power."));

        app.close();
        start();
        site.textWhen("/", text -> text.contains("burnt") && text.contains("It was the power."));

        heal();
        site.textWhen("/", text -> text.contains("API is down") && !text.contains(MARK));
        // the address is the same as before
        site.textWhen("/incidents/" + incident, text -> text.contains("burnt") && text.contains("It was the power."));
        assertThat(Inbox.await(sam, 3))
                .extracting(Inbox::subject)
                .filteredOn(s -> s.contains("API is down"))
                .hasSize(2);

        app.close();
        int lines = journal().size();
        forgetThatTheDatabaseHasThem();
        start();
        await().until(() -> journal().size() == lines);
        assertThat(app.getBean(Incidents.class).find(incident).orElseThrow().entries())
                .as("interrupted between the commit and the journal, it still comes once")
                .hasSize(2);
        assertThat(app.getBean(Incidents.class).newest(100).stream()
                        .filter(s -> s.name().equals("API is down")))
                .hasSize(1);
        await().during(Duration.ofSeconds(2)).until(() -> Inbox.mails(sam).size() == 3);
    }

    @Test
    void onlyThePresentKeyOpensTheForm() {
        String old = makeKey();
        String key = makeKey();
        cut();
        Form form = form("");
        for (String wrong : List.of("", "guess", old)) {
            HttpResponse<String> answer =
                    stranger().post(form.with("key", wrong).with("name", "x").with("body", "kept text"));
            assertThat(answer.statusCode()).as(wrong).isEqualTo(422);
            assertThat(answer.body())
                    .contains("This key is not right", "kept text")
                    .doesNotContain(key);
        }
        int status = 0;
        for (int i = 0; i < 20 && status != 429; i++) {
            status = stranger()
                    .post(form.with("key", "guess").with("name", "x").with("body", "x"))
                    .statusCode();
        }
        assertThat(status).as("whoever tries is slowed down").isEqualTo(429);
        assertThat(posted(form.with("key", key).with("name", "Owner").with("body", "let in")))
                .as("but cannot lock the owner out")
                .startsWith(FORM + "?posted=");
        assertThat(site.textWhen("/", text -> text.contains("Owner"))).doesNotContain("kept text");
    }

    @Test
    void whileTheDatabaseIsThereTheFormLeadsToTheDesk() {
        String key = makeKey();
        List<String> before = journal();
        assertThat(stranger().page(FORM)).contains("The database is there", "href=\"/admin\"");

        HttpResponse<String> answer =
                stranger().post(FORM, "key=" + key + "&name=x&status=investigating&body=do+not+lose+this");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("Publish at the desk", "do not lose this");
        assertThat(journal()).hasSameSizeAs(before);
    }

    @Test
    void theSameFormSentTwiceIsOneEntry() {
        String key = makeKey();
        int lines = journal().size();
        cut();
        Form form = form(key).with("name", "Twice").with("body", "once");
        assertThat(posted(form)).isEqualTo(posted(form));
        assertThat(journal()).hasSize(lines + 1);

        assertThat(posted(form.with("body", "a new text in the old form"))).startsWith(FORM);
        assertThat(journal()).hasSize(lines + 2);
    }

    @Test
    void aProgramGetsAPlainAnswerAndItsMistakesAreNamed() {
        String key = makeKey();
        cut();
        String fields = "key=" + key + "&name=By+curl&status=identified&body=text";
        HttpResponse<String> answer = stranger().post(FORM, fields, "Accept", "*/*");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).startsWith("Written to the journal as ");

        assertThat(stranger()
                        .post(FORM, "key=" + key + "&status=identified&body=")
                        .body())
                .contains("Give the incident a name", "Write a sentence or two");
        assertThat(stranger().post(FORM, fields + "&incident=absentabsent").statusCode())
                .isEqualTo(422);
    }

    @Test
    void theDesksOwnAnswerLeadsTheWayToTheForm() {
        AdminClient ada = AdminClient.ada(app.getEnvironment());
        cut();
        assertThat(ada.get("/admin").body()).contains("href=\"/admin/emergency\"");
        assertThat(ada.get(FORM).body())
                .as("also for somebody whose session nobody can look up")
                .contains("Publish without the database");
        assertThat(stranger().get("/admin/login").body()).contains("href=\"/admin/emergency\"");
    }

    @Test
    void anEntryThatCannotBePublishedWaitsAtTheDeskAndHoldsUpNoOther() {
        String key = makeKey();
        int lines = journal().size();
        cut();
        posted(form(key).with("name", "First").with("body", "first"));
        posted(form(key).with("name", "Second").with("body", "second"));
        String first = journal().get(lines).replaceAll(".*\"id\":\"([a-z0-9]{12})\".*", "$1");
        // the database's side has an entry of that very id, and no word that it came from here
        database.jdbc()
                .sql(
                        """
                        insert into incident_update (id, incident_id, status, body, display_at, deliver_notifications,
                            edited, created_at, updated_at)
                        select ?, id, 'resolved', 'taken', started_at, false, false, started_at, started_at
                        from incident limit 1
                        """)
                .param(first)
                .update();
        heal();

        site.textWhen("/", text -> text.contains("Second") && !text.contains(MARK));
        AdminClient ada = AdminClient.ada(app.getEnvironment());
        assertThat(ada.page("/admin")).contains("One entry that was posted without the database needs you");
        assertThat(ada.page("/admin/parked-entries")).contains("First", "first", "Why it was not taken");

        ada.post(ada.form("/admin/parked-entries", "/admin/parked-entries/" + first + "/dismissal"));
        assertThat(ada.page("/admin")).doesNotContain("posted without the database");
    }

    private void cut() {
        network.cut();
        isAway = true;
    }

    private void heal() {
        network.heal();
        isAway = false;
    }

    private void start() {
        app = new SpringApplicationBuilder(StatusApplication.class)
                .run(
                        "--server.port=" + port,
                        "--management.server.port=0",
                        "--status.data-dir=" + data,
                        "--status.sample=true",
                        "--status.mail.relays=" + Inbox.relay(),
                        "--status.admin.email=" + AppTest.ADA,
                        "--status.admin.password=" + AppTest.ADAS_PASSWORD,
                        "--spring.datasource.url=" + database.urlThrough(network.port()));
    }

    private void subscribe(String address) {
        Subscribers subscribers = app.getBean(Subscribers.class);
        subscribers.subscribe(MailAddress.of(address).orElseThrow(), Set.of(), Locale.ENGLISH);
        String link = Inbox.link(Inbox.await(address, 1).get(0), "/subscriptions/confirm/");
        assertThat(subscribers.confirm(link.replaceFirst(".*/", ""))).isPresent();
    }

    private String makeKey() {
        AdminClient ada = AdminClient.ada(app.getEnvironment());
        String page =
                ada.post(ada.form("/admin/recovery-key", "/admin/recovery-key")).body();
        Matcher key = Pattern.compile("<p class=\"code\">([^<]{40,})</p>").matcher(page);
        assertThat(key.find()).as(page).isTrue();
        return key.group(1);
    }

    private AdminClient stranger() {
        return AdminClient.stranger(app.getEnvironment());
    }

    private Form form(String key) {
        return stranger().form(FORM, FORM).with("key", key);
    }

    private String posted(Form form) {
        HttpResponse<String> answer =
                stranger().post(FORM, form.encoded(), "Accept", "text/html,application/xhtml+xml");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return AdminClient.location(answer);
    }

    private List<String> journal() {
        try {
            Path file = data.resolve("emergency/journal");
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As if the program had ended between the commit and its note in the journal. */
    private void forgetThatTheDatabaseHasThem() throws Exception {
        List<String> entries = journal().stream()
                .filter(line -> line.contains("\"done\":null"))
                .toList();
        assertThat(entries).hasSizeGreaterThan(1);
        Files.write(data.resolve("emergency/journal"), entries);
    }
}
