package com.telerivet.status.admin;

import static com.telerivet.status.testkit.AdminClient.location;
import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.Components;
import com.telerivet.status.component.NewComponent;
import com.telerivet.status.identity.Drafts;
import com.telerivet.status.identity.People;
import com.telerivet.status.identity.Role;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.testkit.AdminClient;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Form;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was typed and not sent: kept on the server, without script here, whatever becomes of the session. */
@AppTest
class DraftTests {

    private static final String PASSWORD = "a password of this draft";

    @Autowired
    Environment app;

    @Autowired
    Incidents incidents;

    @Autowired
    Components components;

    @Autowired
    People people;

    @Autowired
    Drafts drafts;

    @Autowired
    JdbcClient jdbc;

    private AdminClient ed;
    private String address = "";
    private String edsId = "";
    private String api = "";

    @BeforeEach
    void edSignsIn() {
        address = "ed-" + Math.abs(System.nanoTime()) + "@example.com";
        edsId = people.add(address, "Ed", Role.EDITOR, PASSWORD).id();
        ed = AdminClient.stranger(app);
        ed.signIn(address, PASSWORD);
        api = components
                .add(new NewComponent(null, "Drafted", null, ComponentStatus.OPERATIONAL, true, false, null))
                .id();
    }

    @Test
    void aReportIsSavedShownAgainEverywhereAndGoneOncePublished() {
        HttpResponse<String> saved = ed.post(report().to("/admin/drafts/report"));
        assertThat(location(saved)).isEqualTo("/admin/incidents/new");

        AdminClient atHome = AdminClient.stranger(app);
        atHome.signIn(address, PASSWORD);
        assertThat(atHome.page("/admin/incidents"))
                .contains("Your drafts", "Report: Half a name", "It began to fail &amp; we look");
        assertThat(atHome.page("/admin")).contains("Your drafts", "Report: Half a name");
        assertThat(location(atHome.get("/admin/drafts/report"))).isEqualTo("/admin/incidents/new");
        String page = atHome.page("/admin/incidents/new");
        assertThat(page).contains("Your draft of", ">Discard<", "data-draft-at=\"20");
        Form again = Form.of(page, "/admin/incidents");
        assertThat(again.get("name")).isEqualTo("Half a name");
        assertThat(again.get("body")).isEqualTo("It began to fail & we look");
        assertThat(again.get("status")).isEqualTo("identified");
        assertThat(again.get("components[" + api + "]")).isEqualTo("partial_outage");
        assertThat(again.get("notifying")).isNull();
        assertThat(AdminClient.ada(app).page("/admin/incidents")).doesNotContain("Report: Half a name");

        String incident = location(atHome.post(again));
        assertThat(atHome.page(incident)).contains("Half a name", "data-done=\"report\"");
        assertThat(drafts.of(edsId)).isEmpty();
        assertThat(ed.page("/admin/incidents/new")).doesNotContain("Your draft of");
    }

    @Test
    void aDraftIsDiscarded() {
        ed.post(report().to("/admin/drafts/report"));
        HttpResponse<String> gone = ed.post(ed.form("/admin/incidents/new", "/admin/drafts/report/deletion"));

        assertThat(ed.page(location(gone))).contains("The draft is discarded.", "data-done=\"report\"");
        assertThat(ed.form("/admin/incidents/new", "/admin/incidents").get("body"))
                .isEmpty();
    }

    @Test
    void theLateSaveOfAFormThatWasPublishedIsNoDraft() {
        Form form = report();
        ed.post(form);
        HttpResponse<String> late = ed.post("/admin/drafts/report", form.encoded() + "&quiet=yes");

        assertThat(late.statusCode()).isEqualTo(200);
        assertThat(late.body()).isEmpty();
        assertThat(ed.page("/admin/incidents")).doesNotContain("Your drafts");
        assertThat(ed.form("/admin/incidents/new", "/admin/incidents").get("body"))
                .isEmpty();
    }

    @Test
    void theScriptIsToldWhenItsDraftWasSavedAndAnEmptiedFormIsNoDraft() {
        Form form = report();
        assertThat(ed.post("/admin/drafts/report", form.encoded() + "&quiet=yes")
                        .body())
                .startsWith("Draft saved, ")
                .endsWith(" UTC");
        ed.post("/admin/drafts/report", form.with("name", "").with("body", " ").encoded() + "&quiet=yes");
        assertThat(drafts.of(edsId)).isEmpty();
    }

    @Test
    void everyFormOfAnIncidentHasItsOwnDraft() {
        String id = published();
        String updates = "/admin/incidents/" + id + "/updates";
        String entry = incidents.find(id).orElseThrow().newest().id();
        save(updates + "/new", updates, "update-" + id, "Half an update");
        save(updates + "/" + entry, updates + "/" + entry, "entry-" + id + "-" + entry, "Half a correction");
        save("/admin/maintenance/new", "/admin/maintenance", "maintenance", "Half a plan");

        assertThat(ed.form(updates + "/new?status=resolved", updates).get("status"))
                .as("what was asked for comes before what the draft said")
                .isEqualTo("resolved");
        assertThat(drafts.of(edsId))
                .extracting(draft -> draft.form().split("-")[0])
                .containsExactly("maintenance", "entry", "update");
        ed.post(ed.form(updates + "/new", updates));
        assertThat(incidents.find(id).orElseThrow().newest().body()).isEqualTo("Half an update");
        assertThat(drafts.of(edsId)).hasSize(2);
    }

    @Test
    void aFormSentAfterTheSessionExpiredIsThereAgainAfterSigningIn() {
        Form form = report();
        expire();

        HttpResponse<String> answer = ed.post(form);
        assertThat(location(answer)).startsWith("/admin/login?kept&next=");
        String login = ed.page(location(answer));
        assertThat(login).contains("You had been signed out. What you typed is kept");
        HttpResponse<String> in =
                ed.post(Form.of(login, "/admin/login").with("email", address).with("password", PASSWORD));
        assertThat(location(in)).isEqualTo("/admin/drafts/report");
        Form again = ed.form(location(ed.get(location(in))), "/admin/incidents");
        assertThat(again.get("body")).isEqualTo("It began to fail & we look");
        assertThat(again.get("status")).isEqualTo("identified");
        assertThat(incidents.newest(100)).noneMatch(story -> story.name().equals("Half a name"));
        assertThat(location(ed.post(again))).startsWith("/admin/incidents/");
    }

    @Test
    void somebodyElseAtThatBrowserDoesNotGetIt() {
        Form form = report();
        expire();
        ed.post(form);
        ed.signIn(AppTest.ADA, AppTest.ADAS_PASSWORD);

        assertThat(ed.form("/admin/incidents/new", "/admin/incidents").get("body"))
                .isEmpty();
        assertThat(drafts.of(edsId)).hasSize(1);
    }

    @Test
    void aFormOfAnEarlierSessionIsRefusedAndKept() {
        Form old = report();

        HttpResponse<String> answer = ed.post(old.with("_csrf", "of-an-earlier-session"));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("What you typed is kept as your draft", "/admin/drafts/report");
        assertThat(ed.form("/admin/incidents/new", "/admin/incidents").get("body"))
                .isEqualTo("It began to fail & we look");
    }

    @Test
    void strangersAndOtherSitesLeaveNothingHere() {
        Form form = report();
        AdminClient mallory = AdminClient.stranger(app);
        mallory.get("/admin/login");
        String token = mallory.csrfToken();
        String[] forged = {"Cookie", "status_browser=" + edsId + ".1893456000." + "A".repeat(43)};
        for (String[] headers : List.of(new String[0], forged)) {
            HttpResponse<String> answer =
                    mallory.post("/admin/incidents", form.with("_csrf", token).encoded(), headers);
            assertThat(answer.statusCode()).isIn(302, 403);
        }
        expire();
        ed.post("/admin/incidents", form.with("_csrf", "none").encoded(), "Sec-Fetch-Site", "cross-site");
        assertThat(drafts.of(edsId)).isEmpty();
    }

    @Test
    void draftsAreBoundedAndAMonthOldOnesAreGone() {
        for (int i = 0; i < 60; i++) {
            drafts.save(edsId, String.format("update-%012d", i), Map.of("body", List.of("Number " + i)));
        }
        assertThat(drafts.of(edsId)).hasSize(50);
        jdbc.sql("update draft set saved_at = now() - interval '31 days' where person_id = ?")
                .param(edsId)
                .update();
        assertThat(drafts.of(edsId)).isEmpty();

        String tooMuch = report().with("body", "x".repeat(160_000)).encoded() + "&quiet=yes";
        assertThat(ed.post("/admin/drafts/report", tooMuch).statusCode()).isEqualTo(400);
        assertThat(ed.post("/admin/drafts/nosuchform", report().encoded()).statusCode())
                .isEqualTo(404);
        people.remove(edsId);
        assertThat(jdbc.sql("select count(*) from draft where person_id = ?")
                        .param(edsId)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private Form report() {
        return ed.form("/admin/incidents/new", "/admin/incidents")
                .with("name", "Half a name")
                .with("body", "It began to fail & we look")
                .with("status", "identified")
                .with("components[" + api + "]", "partial_outage")
                .without("notifying");
    }

    private String published() {
        return location(ed.post(report())).substring("/admin/incidents/".length());
    }

    private void save(String page, String action, String name, String body) {
        HttpResponse<String> saved =
                ed.post(ed.form(page, action).with("body", body).to("/admin/drafts/" + name));
        assertThat(location(saved)).isEqualTo(page);
        assertThat(ed.form(page, action).get("body")).isEqualTo(body);
    }

    private void expire() {
        jdbc.sql("update spring_session set last_access_time = 0, expiry_time = 0 where principal_name = ?")
                .param(edsId)
                .update();
    }
}
