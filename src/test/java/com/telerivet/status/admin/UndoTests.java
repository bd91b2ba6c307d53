package com.telerivet.status.admin;

import static com.telerivet.status.testkit.AdminClient.location;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.Components;
import com.telerivet.status.component.NewComponent;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.testkit.AdminClient;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Form;
import com.telerivet.status.testkit.Site;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Second thoughts within the time in which mails wait. */
@AppTest
@TestPropertySource(properties = {"status.sample=true", "status.admin.undo=10m"})
class UndoTests {

    @Autowired
    Environment app;

    @Autowired
    Incidents incidents;

    @Autowired
    Components components;

    @Autowired
    JdbcClient jdbc;

    private AdminClient ada;
    private String api = "";

    @BeforeEach
    void adaSignsIn() {
        ada = AdminClient.ada(app);
        api = components
                .add(new NewComponent(null, "Undone", null, ComponentStatus.OPERATIONAL, true, false, null))
                .id();
    }

    @Test
    void thePageShowsAnEntryAtOnceWhileItsMailsWaitAndUndoTakesBackBoth() {
        String id = report("Published in haste");
        Site site = new Site(app.getRequiredProperty("server.port", Integer.class));
        site.textWhen("/incidents/" + id, page -> page.contains("Published in haste"));
        String page = ada.page("/admin/incidents/" + id);
        assertThat(page).contains("Nobody is mailed for another", ">Undo<");
        assertThat(outboxState(id)).isEqualTo("held");

        HttpResponse<String> answer = ada.post(undo(id));
        assertThat(location(answer)).startsWith("/admin");
        assertThat(ada.form(location(answer), "/admin/incidents").get("body"))
                .as("what was typed is a draft again")
                .isEqualTo("We look into it.");
        assertThat(incidents.find(id)).isEmpty();
        assertThat(outboxState(id)).isEqualTo("none");
        assertThat(statusOfApi()).isEqualTo(ComponentStatus.OPERATIONAL);
        site.textWhen("/incidents/" + id, gone -> !gone.contains("Published in haste"));
    }

    @Test
    void undoingAnUpdateBringsTheIncidentBackToWhatItWas() {
        String id = report("Resolved too soon");
        String updates = "/admin/incidents/" + id + "/updates";
        ada.post(ada.form(updates + "/new?status=resolved", updates).with("body", "Over!"));
        assertThat(statusOfApi()).isEqualTo(ComponentStatus.OPERATIONAL);

        String form = location(ada.post(undo(id)));
        assertThat(ada.form(form, updates).get("body")).isEqualTo("Over!");

        IncidentStory story = incidents.find(id).orElseThrow();
        assertThat(story.status()).isEqualTo(IncidentStatus.INVESTIGATING);
        assertThat(story.entries()).hasSize(1);
        assertThat(statusOfApi()).isEqualTo(ComponentStatus.MAJOR_OUTAGE);
        assertThat(outboxState(id))
                .as("the first entry's mails are still to go")
                .isEqualTo("held");
    }

    @Test
    void onceTheTimeIsOverTheMailsGoAndUndoSaysThatItIsTooLate() {
        String id = report("Meant so");
        Form late = undo(id);
        timeIsOver(id);

        await().until(() -> outboxState(id).equals("gone"));
        HttpResponse<String> answer = ada.post(late);
        assertThat(location(answer)).isEqualTo("/admin/incidents/" + id);
        assertThat(ada.page("/admin/incidents/" + id))
                .contains("Too late to undo")
                .doesNotContain(">Undo<");
        assertThat(incidents.find(id)).isPresent();
    }

    @Test
    void anEntryThatNobodyIsMailedOfCanBeUndoneToo() {
        String id = report("Quiet haste", false);
        assertThat(ada.page("/admin/incidents/" + id)).contains("Published, without mails.");
        ada.post(undo(id));
        assertThat(incidents.find(id)).isEmpty();
    }

    private String report(String name) {
        return report(name, true);
    }

    private String report(String name, boolean notifying) {
        Form form = ada.form("/admin/incidents/new", "/admin/incidents")
                .with("name", name)
                .with("body", "We look into it.")
                .with("components[" + api + "]", "major_outage");
        HttpResponse<String> answer = ada.post(notifying ? form : form.without("notifying"));
        return location(answer).substring("/admin/incidents/".length());
    }

    private Form undo(String id) {
        String entry = incidents.find(id).orElseThrow().newest().id();
        return ada.form("/admin/incidents/" + id, "/admin/incidents/" + id + "/updates/" + entry + "/undo");
    }

    private void timeIsOver(String incidentId) {
        jdbc.sql("update undo_offer set until = clock_timestamp() where incident_id = ?")
                .param(incidentId)
                .update();
        jdbc.sql("update outbox set not_before = clock_timestamp() where incident_id = ?")
                .param(incidentId)
                .update();
    }

    private String outboxState(String incidentId) {
        Optional<String> state = jdbc.sql(
                        """
                        select case when fanned_out_at is not null then 'gone'
                            when not_before > clock_timestamp() then 'held' else 'due' end
                        from outbox where incident_id = ?
                        """)
                .param(incidentId)
                .query(String.class)
                .optional();
        return state.orElse("none");
    }

    private ComponentStatus statusOfApi() {
        return components.tree().component(api).orElseThrow().status();
    }
}
