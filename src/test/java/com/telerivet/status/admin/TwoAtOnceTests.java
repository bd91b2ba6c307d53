package com.telerivet.status.admin;

import static com.telerivet.status.testkit.AdminClient.location;
import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.identity.People;
import com.telerivet.status.identity.Role;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.testkit.AdminClient;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Form;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ada and Ed have the same incident open: each sees the other, and neither loses what they typed. */
@AppTest
class TwoAtOnceTests {

    private static final String PASSWORD = "a password for two";
    private static final AtomicInteger EDS = new AtomicInteger();

    @Autowired
    Environment app;

    @Autowired
    Incidents incidents;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    private AdminClient ada;
    private AdminClient ed;
    private String edsName = "";
    private String id = "";
    private String updates = "";

    @BeforeEach
    void bothSignIn() {
        int number = EDS.incrementAndGet();
        edsName = "Ed the " + number + ".";
        people.add("second-ed-" + number + "@example.com", edsName, Role.EDITOR, PASSWORD);
        ada = AdminClient.ada(app);
        ed = AdminClient.stranger(app);
        ed.signIn("second-ed-" + number + "@example.com", PASSWORD);
        Form report = ada.form("/admin/incidents/new", "/admin/incidents")
                .with("name", "Shared by two")
                .with("body", "We look into it.")
                .without("notifying");
        id = location(ada.post(report)).substring("/admin/incidents/".length());
        updates = "/admin/incidents/" + id + "/updates";
    }

    @Test
    void eachSeesThatTheOtherHasTheIncidentOpenWithoutScriptToo() {
        assertThat(ada.page(updates + "/new")).doesNotContain("has had this incident open");
        assertThat(ed.page(updates + "/new")).contains("has had this incident open since ", " UTC.");
        assertThat(ada.page("/admin/incidents/" + id)).contains(edsName + " has had this incident open since ");
        assertThat(ada.page("/admin/incidents/new")).doesNotContain(edsName);
    }

    @Test
    void whoeverLeavesIsSoonNotThereAnyMore() {
        ed.page(updates + "/new");
        assertThat(beat(ada)).startsWith(edsName);
        String since = since();
        beat(ed);
        assertThat(since()).as("a sign of life is no new arrival").isEqualTo(since);
        ed.post("/admin/incidents/" + id + "/presence/end", "_csrf=" + ed.csrfToken());
        assertThat(jdbc.sql("select until < now() + interval '30 seconds' from presence where incident_id = ?"
                                + " and person_id <> (select id from person where email = ?)")
                        .params(id, AppTest.ADA)
                        .query(Boolean.class)
                        .single())
                .isTrue();
        jdbc.sql("update presence set until = now() - interval '1 second' where incident_id = ?")
                .param(id)
                .update();
        assertThat(beat(ada)).isEmpty();
    }

    @Test
    void aViewerIsNobodyWhoCouldInterfere() {
        String name = "Vera of " + edsName;
        people.add("vera-of-" + id + "@example.com", name, Role.VIEWER, PASSWORD);
        AdminClient vera = AdminClient.stranger(app);
        vera.signIn("vera-of-" + id + "@example.com", PASSWORD);
        assertThat(vera.page("/admin/incidents/" + id)).doesNotContain("data-presence");
        assertThat(ada.page("/admin/incidents/" + id)).doesNotContain(name);
    }

    @Test
    void anUpdateOnAnOldStateShowsBothAndCanBePublishedAnyway() {
        Form mine = update(ada, "What Ada typed");
        ed.post(update(ed, "Ed's first"));
        ed.post(update(ed, "Ed's second"));

        HttpResponse<String> answer = ada.post(mine);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .contains("Published while you were writing", "Ed&#39;s first", "Ed&#39;s second")
                .contains("What you typed", "What Ada typed", "Publish anyway", "Put this text under mine")
                .doesNotContain("We look into it.");
        assertThat(story().entries()).hasSize(3);

        ada.post(Form.of(answer.body(), updates));
        assertThat(story().newest().body()).isEqualTo("What Ada typed");
        assertThat(story().entries()).hasSize(4);
    }

    @Test
    void theOthersTextIsTakenOverWithoutScript() {
        Form mine = update(ada, "What Ada typed");
        ed.post(update(ed, "What Ed **knew**"));
        Form both = Form.of(ada.post(mine).body(), updates);

        String taken = ada.post(both.with("take", story().newest().id())).body();
        Form longer = Form.of(taken, updates);
        assertThat(longer.get("body")).isEqualTo("What Ada typed\n\nWhat Ed **knew**");
        assertThat(taken).contains("<strong>knew</strong>");
        assertThat(location(ada.post(longer))).isEqualTo("/admin/incidents/" + id);
    }

    @Test
    void aCorrectionOfAnEntryShowsBothAndLosesNeither() {
        String path = updates + "/" + story().newest().id();
        Form mine = ada.form(path, path).with("body", "Ada's correction");
        ed.post(ed.form(path, path).with("body", "Ed's correction"));

        HttpResponse<String> answer = ada.post(mine);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .contains("Published now", "Ed&#39;s correction", "Ada&#39;s correction", "Save mine anyway");
        Form both = Form.of(answer.body(), path);
        Form taken = Form.of(ada.post(both.with("take", "it")).body(), path);
        assertThat(taken.get("body")).isEqualTo("Ada's correction\n\nEd's correction");
        ada.post(taken);
        assertThat(story().newest().body()).isEqualTo("Ada's correction\n\nEd's correction");
    }

    @Test
    void aNameOnAnOldStateStandsBesideTheNewOne() {
        String path = "/admin/incidents/" + id;
        Form mine = ada.form(path, path).with("name", "Ada's name");
        ed.post(ed.form(path, path).with("name", "Ed's name").with("impact", "minor"));

        HttpResponse<String> answer = ada.post(mine);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("As it is kept now", "<strong>Ed&#39;s name</strong>", "Minor");
        ada.post(Form.of(answer.body(), path));
        assertThat(story().name()).isEqualTo("Ada's name");
    }

    @Test
    void aPostmortemOnAnOldStateStandsBesideTheKeptDraft() {
        ada.post(update(ada, "Over.").with("status", "resolved"));
        String path = "/admin/incidents/" + id + "/postmortem";
        Form mine = ada.form(path, path).with("body", "Ada's reasons");
        ed.post(ed.form(path, path).with("body", "Ed's reasons"));

        HttpResponse<String> answer = ada.post(mine);
        assertThat(answer.statusCode()).isEqualTo(409);
        Form both = Form.of(answer.body(), path);
        assertThat(answer.body()).contains("Ed&#39;s reasons");
        Form taken = Form.of(ada.post(both.with("insert", "kept")).body(), path);
        assertThat(taken.get("body")).isEqualTo("Ada's reasons\n\nEd's reasons");
    }

    @Test
    void aPlanOnAnOldStateStandsBesideTheKeptOne() {
        Form planned = ada.form("/admin/maintenance/new", "/admin/maintenance")
                .with("name", "New disks")
                .with("body", "We change disks.")
                .with("from", "2031-03-01T02:00")
                .with("until", "2031-03-01T04:00");
        String maintenance = location(ada.post(planned)).substring("/admin/incidents/".length());
        String path = "/admin/maintenance/" + maintenance + "/plan";
        Form mine = ada.form(path, path).with("until", "2031-03-01T06:00").with("body", "Ada makes it longer");
        ed.post(ed.form(path, path).with("until", "2031-03-01T05:00"));

        HttpResponse<String> answer = ada.post(mine);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("The plan as it is kept now", "05:00", "Save mine anyway");
        Form both = Form.of(answer.body(), path);
        assertThat(both.get("until")).isEqualTo("2031-03-01T06:00");
        assertThat(both.get("body")).isEqualTo("Ada makes it longer");
        Form taken = Form.of(ada.post(both.with("take", "plan")).body(), path);
        assertThat(taken.get("until")).isEqualTo("2031-03-01T05:00");
        assertThat(taken.get("body")).isEqualTo("Ada makes it longer");
        assertThat(location(ada.post(taken))).isEqualTo("/admin/incidents/" + maintenance);
    }

    private Form update(AdminClient who, String body) {
        return who.form(updates + "/new", updates).with("body", body).without("notifying");
    }

    private String beat(AdminClient who) {
        return who.post("/admin/incidents/" + id + "/presence", "_csrf=" + who.csrfToken())
                .body();
    }

    private String since() {
        return jdbc.sql("select min(since)::text from presence where incident_id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private IncidentStory story() {
        return incidents.find(id).orElseThrow();
    }
}
