package com.telerivet.status.admin;

import static com.telerivet.status.testkit.AdminClient.location;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.Components;
import com.telerivet.status.component.NewComponent;
import com.telerivet.status.delivery.WrittenMails;
import com.telerivet.status.identity.ApiTokenSummary;
import com.telerivet.status.identity.ApiTokens;
import com.telerivet.status.incident.Impact;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.testkit.AdminClient;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Form;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Ada at the desk: what she posts, what she gets wrong, and what others do meanwhile. */
@AppTest
class DeskTests {

    @Autowired
    Environment app;

    @Autowired
    Incidents incidents;

    @Autowired
    Components components;

    @Autowired
    ApiTokens tokens;

    @Autowired
    WrittenMails mails;

    private AdminClient ada;

    @BeforeEach
    void adaSignsIn() {
        ada = AdminClient.ada(app);
    }

    @Test
    void anIncidentIsReportedUpdatedAndResolved() {
        String api = component("API of the desk");
        String id = report("Requests fail", api);
        assertThat(ada.page("/admin")).contains("Requests fail", "Post an update");

        ada.post(update(id).with("body", "A broken **switch** is the reason.").with("status", "identified"));
        Form resolve = Form.of(ada.page("/admin/incidents/" + id + "/updates/new?status=resolved"), updates(id));
        assertThat(resolve.get("status")).isEqualTo("resolved");
        assertThat(resolve.get("components[" + api + "]")).isEqualTo("operational");
        ada.post(resolve.with("body", "It is replaced."));

        IncidentStory story = story(id);
        assertThat(story.status()).isEqualTo(IncidentStatus.RESOLVED);
        assertThat(story.entries()).hasSize(3);
        assertThat(components.tree().component(api).orElseThrow().status()).isEqualTo(ComponentStatus.OPERATIONAL);
        assertThat(ada.page("/admin/incidents/" + id)).contains("<strong>switch</strong>", "Write the postmortem");
    }

    @Test
    void aFormSentTwiceWorksOnce() {
        Form form = reportForm("Sent twice", component("Twice"));
        HttpResponse<String> first = ada.post(form);
        HttpResponse<String> second = ada.post(form);

        assertThat(location(second)).isEqualTo(location(first)).startsWith("/admin/incidents/");
        assertThat(incidents.newest(1000))
                .filteredOn(s -> s.name().equals("Sent twice"))
                .hasSize(1);

        String id = id(first);
        Form update = update(id).with("body", "Only one of these");
        ada.post(update);
        assertThat(location(ada.post(update))).isEqualTo("/admin/incidents/" + id);
        assertThat(story(id).entries()).hasSize(2);
    }

    @Test
    void whatIsWrongStandsBesideItsFieldAndNothingTypedIsLost() {
        String api = component("Faulty");
        HttpResponse<String> answer = ada.post(reportForm("  ", api)
                .with("body", "<b>Typed</b> & kept")
                .with("at", "yesterday")
                .with("status", "monitoring"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Give the incident a name.", "id=\"name-problem\"", "name-hint name-problem")
                .contains("Give a date and a time in UTC", "at-hint at-problem")
                .contains("&lt;b&gt;Typed&lt;/b&gt; &amp; kept")
                .doesNotContain("<b>Typed");
        Form kept = Form.of(answer.body(), "/admin/incidents");
        assertThat(kept.get("status")).isEqualTo("monitoring");
        assertThat(kept.get("components[" + api + "]")).isEqualTo("major_outage");
        assertThat(components.tree().component(api).orElseThrow().status()).isEqualTo(ComponentStatus.OPERATIONAL);
    }

    @Test
    void theFutureIsRefusedBesideTheTime() {
        HttpResponse<String> answer =
                ada.post(reportForm("Prophecy", component("Future")).with("at", "2999-01-01T00:00"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("The time lies in the future", "at-hint at-problem");
    }

    @Test
    void whoeverAnswersAnOldStateIsToldAndLosesNothing() {
        String id = report("Two at once", component("Shared"));
        Form mine = update(id).with("body", "What I typed");
        AdminClient ed = AdminClient.ada(app);
        ed.post(ed.form(updates(id) + "/new", updates(id)).with("body", "What Ed was quicker with"));

        HttpResponse<String> answer = ada.post(mine);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .contains("Somebody posted to this incident while you were writing", "What Ed was quicker with")
                .contains("What I typed");
        assertThat(story(id).entries()).hasSize(2);

        ada.post(Form.of(answer.body(), updates(id)));
        assertThat(story(id).newest().body()).isEqualTo("What I typed");
    }

    @Test
    void anEntryIsEditedAndDeleted() {
        String api = component("Corrected");
        String id = report("Corrections", api);
        ada.post(update(id).with("body", "A **mistake**").with("components[" + api + "]", "degraded_performance"));
        String entry = story(id).newest().id();
        String path = updates(id) + "/" + entry;

        Form edit = ada.form(path, path);
        assertThat(edit.get("body")).isEqualTo("A **mistake**");
        assertThat(ada.page(path))
                .as("seen from the start, so that no button moves")
                .contains("A <strong>mistake</strong>");
        assertThat(edit.get("at")).as("to the minute").matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d");
        Instant posted = story(id).newest().displayAt();
        assertThat(location(ada.post(edit.with("body", "Put right")))).isEqualTo("/admin/incidents/" + id);
        assertThat(story(id).newest().body()).isEqualTo("Put right");
        assertThat(story(id).newest().edited()).isTrue();
        assertThat(story(id).newest().displayAt()).as("below the minute, too").isEqualTo(posted);
        assertThat(ada.page("/admin/audit?noun=incident_update"))
                .contains("<span>changed incident update</span> <span>Put right</span>");

        ada.post(ada.form(path + "/deletion", path + "/deletion"));
        assertThat(story(id).entries()).hasSize(1);
        assertThat(components.tree().component(api).orElseThrow().status()).isEqualTo(ComponentStatus.MAJOR_OUTAGE);
        String first = updates(id) + "/" + story(id).newest().id() + "/deletion";
        assertThat(ada.post(ada.form(first, first)).statusCode()).isEqualTo(422);
    }

    @Test
    void anIncidentIsRenamedAndDeletedByItsName() {
        String path = "/admin/incidents/" + report("Old name", component("Named"));
        ada.post(ada.form(path, path).with("name", "New name").with("impact", "minor"));
        IncidentStory story = story(path.substring("/admin/incidents/".length()));
        assertThat(story.name()).isEqualTo("New name");
        assertThat(story.impact()).isEqualTo(Impact.MINOR);

        String deletion = path + "/deletion";
        assertThat(ada.post(ada.form(deletion, deletion).with("name", "Old name"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(location(ada.post(ada.form(deletion, deletion).with("name", "New name"))))
                .isEqualTo("/admin");
        assertThat(ada.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void aPostmortemIsDraftedPublishedAndTakenBack() {
        String id = report("To learn from", component("Learned"));
        ada.post(update(id).with("body", "Over.").with("status", "resolved"));
        String path = "/admin/incidents/" + id + "/postmortem";

        ada.post(ada.form(path, path).with("body", "## Draft"));
        assertThat(story(id).postmortem().isPublished()).isFalse();
        ada.post(ada.form(path, path).with("body", "## What we learned").to(path + "/publication"));
        assertThat(story(id).newest().status()).isEqualTo(IncidentStatus.POSTMORTEM);
        assertThat(story(id).newest().body()).isEqualTo("## What we learned");
        ada.post(ada.form(path, path + "/withdrawal"));
        assertThat(story(id).postmortem().isPublished()).isFalse();
        assertThat(ada.form(path, path).get("body")).isEqualTo("## What we learned");
    }

    @Test
    void thePreviewIsWhatWillBePublishedAndPublishesNothing() {
        Form form = reportForm("Only looking", component("Seen")).with("body", "**Bold** <script>alert(1)</script>");
        HttpResponse<String> answer = ada.post(form.with("preview", "yes"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("<strong>Bold</strong>")
                .doesNotContain("<script>alert")
                .contains("Publishes to the page, which then says “", "”, sets Seen to Major outage, mails nobody.")
                .contains("Impact: Critical (computed)");
        assertThat(incidents.newest(1000)).noneMatch(s -> s.name().equals("Only looking"));
    }

    @Test
    void aComponentIsSetByHandUnlessSomebodyWasQuicker() {
        String id = component("By hand");
        String path = "/admin/components/" + id + "/status";
        Form stale = ada.form("/admin", path).with("status", "major_outage");
        ada.post(ada.form("/admin", path).with("status", "degraded_performance"));

        assertThat(components.tree().component(id).orElseThrow().status())
                .isEqualTo(ComponentStatus.DEGRADED_PERFORMANCE);
        HttpResponse<String> late = ada.post(stale);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Somebody else set this component meanwhile");
        ada.post(ada.form("/admin", path).with("status", "operational"));
    }

    @Test
    void aTokenIsShownOnceAndRevoked() {
        Form form = ada.form("/admin/tokens", "/admin/tokens").with("name", "Monitoring");
        String made = ada.post(form).body();
        Matcher secret = Pattern.compile("class=\"code\">([^<]+)<").matcher(made);
        assertThat(secret.find()).isTrue();
        ApiTokenSummary token = tokens.authenticate(secret.group(1)).orElseThrow();
        assertThat(token.name()).isEqualTo("Monitoring");
        assertThat(location(ada.post(form))).isEqualTo("/admin/tokens");
        assertThat(ada.page("/admin/tokens")).contains("Monitoring").doesNotContain(secret.group(1));

        String revocation = "/admin/tokens/" + token.id() + "/revocation";
        ada.post(ada.form("/admin/tokens", revocation));
        assertThat(tokens.authenticate(secret.group(1))).isEmpty();
        assertThat(ada.post(ada.form("/admin/tokens", "/admin/tokens").with("name", " "))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void deliveriesAndWrittenMailsAreListed() throws IOException {
        mails.write("1-from-a-test.eml", "To: sam@example.com\r\nSubject: Hello Sam\r\n\r\nText".getBytes(UTF_8));

        assertThat(ada.page("/admin/outbox")).contains("Hello Sam", "sam@example.com", " waiting · ");
        assertThat(ada.page("/admin/outbox/1-from-a-test.eml")).contains("Subject: Hello Sam");
        assertThat(ada.get("/admin/outbox/..%2f..%2fetc%2fpasswd").statusCode()).isBetween(400, 404);
        assertThat(ada.get("/admin/outbox/absent.eml").statusCode()).isEqualTo(404);
    }

    @Test
    void whatDoesNotExistIsAPlainPage() {
        assertThat(ada.get("/admin/incidents/absentabsent").statusCode()).isEqualTo(404);
        HttpResponse<String> nothing = AdminClient.stranger(app).get("/nothing/here");
        assertThat(nothing.statusCode()).isEqualTo(404);
        assertThat(nothing.body()).contains("<h1>There is nothing here</h1>", "Current status");
        assertThat(AdminClient.stranger(app).get("/error").statusCode()).isEqualTo(404);
    }

    private String report(String name, String component) {
        HttpResponse<String> answer = ada.post(reportForm(name, component));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return id(answer);
    }

    private Form reportForm(String name, String component) {
        return ada.form("/admin/incidents/new", "/admin/incidents")
                .with("name", name)
                .with("body", "We look into it.")
                .with("components[" + component + "]", "major_outage")
                .without("notifying");
    }

    private Form update(String id) {
        return ada.form(updates(id) + "/new", updates(id)).without("notifying");
    }

    private IncidentStory story(String id) {
        return incidents.find(id).orElseThrow();
    }

    private String component(String name) {
        return components
                .add(new NewComponent(null, name, null, ComponentStatus.OPERATIONAL, true, false, null))
                .id();
    }

    private static String updates(String id) {
        return "/admin/incidents/" + id + "/updates";
    }

    private static String id(HttpResponse<String> answer) {
        return location(answer).substring("/admin/incidents/".length());
    }
}
