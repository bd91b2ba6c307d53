package com.telerivet.status.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.Components;
import com.telerivet.status.component.NewComponent;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.MaintenancePlan;
import com.telerivet.status.testkit.AdminClient;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Form;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Maintenance at the desk, in a browser that runs no script. */
@AppTest
class MaintenanceDeskTests {

    @Autowired
    private Environment app;

    @Autowired
    private Incidents incidents;

    @Autowired
    private Components components;

    private AdminClient ada;
    private String api;

    @BeforeEach
    void adaSignsIn() {
        ada = AdminClient.ada(app);
        api = components
                .add(new NewComponent(null, "Desk API", null, ComponentStatus.OPERATIONAL, true, false, null))
                .id();
    }

    @Test
    void aMaintenanceIsPlannedBegunExtendedAndFinished() {
        String id = plan("New disks");
        assertThat(ada.page("/admin/maintenance")).contains("New disks", "Wed, Jan 11, 2040, 02:00 UTC");
        assertThat(ada.page("/admin")).contains("New disks");
        MaintenancePlan plan = story(id).maintenance().plan();
        assertThat(plan)
                .isEqualTo(MaintenancePlan.allByItself(
                        Instant.parse("2040-01-11T02:00:00Z"), Instant.parse("2040-01-11T04:00:00Z")));

        assertThat(story(id).newest().translations()).isEqualTo(Map.of("es", "Cambiamos discos."));

        ada.post(press(id, "beginning").without("notifying"));
        assertThat(story(id).newest().text("pt")).isEqualTo("A manutenção programada está em andamento.");
        assertThat(story(id).status()).isEqualTo(IncidentStatus.IN_PROGRESS);
        assertThat(story(id).newest().deliverNotifications()).isFalse();
        assertThat(status()).isEqualTo(ComponentStatus.UNDER_MAINTENANCE);

        ada.post(press(id, "extension").with("minutes", "60"));
        assertThat(story(id).maintenance().plan().scheduledUntil())
                .isEqualTo(plan.scheduledUntil().plus(Duration.ofHours(1)));

        Form update = ada.form("/admin/incidents/" + id + "/updates/new", "/admin/incidents/" + id + "/updates");
        assertThat(update.get("status")).isEqualTo("in_progress");
        ada.post(update.with("body", "Half of the disks are in.").with("status", "verifying"));
        assertThat(story(id).status()).isEqualTo(IncidentStatus.VERIFYING);

        Form finish = press(id, "completion");
        ada.post(finish);
        ada.post(finish);
        assertThat(story(id).entries()).as("a double click").hasSize(4);
        assertThat(story(id).status()).isEqualTo(IncidentStatus.COMPLETED);
        assertThat(status()).isEqualTo(ComponentStatus.OPERATIONAL);
        assertThat(ada.page("/admin/incidents/" + id)).doesNotContain("Finish now", "Write the postmortem");
    }

    @Test
    void thePreviewSaysWhatWillHappenAndWhen() {
        Form form = filled("Told before").with("preview", "yes");
        String page = ada.post(form).body();
        assertThat(Form.of(page, "/admin/maintenance").get("translations[es]")).isEqualTo("Cambiamos discos.");
        assertThat(page)
                .contains("Now: announced on the page, mails ")
                .contains("Jan 11, 01:00 UTC: reminds ")
                .contains("Jan 11, 02:00 UTC: begins by itself, sets Desk API to Under maintenance, mails ")
                .contains("Jan 11, 04:00 UTC: is completed by itself, puts Desk API back, mails ")
                .contains("<strong>disks</strong>");
        assertThat(ada.page("/admin/maintenance")).doesNotContain("Told before");

        String byHand = ada.post(Form.of(page, "/admin/maintenance")
                        .with("preview", "yes")
                        .without("begins")
                        .without("notifying"))
                .body();
        assertThat(byHand).contains("mails nobody", "waits for you to begin it");
    }

    @Test
    void whatIsWrongIsSaidAndNothingTypedIsLost() {
        HttpResponse<String> answer = ada.post(filled("Backwards").with("until", "2040-01-11T01:00"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("The end comes after the beginning.", "Backwards", "2040-01-11T01:00");
        assertThat(ada.post(filled("").with("from", "soon")).body())
                .contains("Give the maintenance a name.", "Give a date and a time.");
    }

    @Test
    void aPlanIsMovedQuietlyOrWithAWord() {
        String id = plan("To be moved");
        String action = "/admin/maintenance/" + id + "/plan";
        Form quiet = ada.form(action, action).with("from", "2040-01-12T02:00").with("until", "2040-01-12T03:00");
        assertThat(ada.post(Form.of(ada.page(action), action).with("preview", "yes"))
                        .body())
                .contains("Now: the page shows the new plan, mails nobody.");
        ada.post(quiet);
        assertThat(story(id).entries()).hasSize(1);
        assertThat(story(id).maintenance().plan().scheduledFor()).isEqualTo("2040-01-12T02:00:00Z");

        ada.post(ada.form(action, action)
                .with("until", "2040-01-12T05:00")
                .with("body", "We need more time.")
                .with("translations[fr]", "Il nous faut plus de temps."));
        assertThat(story(id).newest().body()).isEqualTo("We need more time.");
        assertThat(story(id).newest().text("fr")).isEqualTo("Il nous faut plus de temps.");
        assertThat(ada.post(quiet.with("key", "another")).statusCode())
                .as("an old version")
                .isEqualTo(409);
    }

    @Test
    void aMaintenanceIsCancelledWithAReason() {
        String id = plan("Not needed");
        String action = "/admin/maintenance/" + id + "/cancellation";
        Form reason = ada.form(action, action).with("body", "The old disks will do.");
        String plan = "/admin/maintenance/" + id + "/plan";
        ada.post(ada.form(plan, plan).with("until", "2040-01-11T05:00"));
        HttpResponse<String> old = ada.post(reason);
        assertThat(old.statusCode()).isEqualTo(409);
        assertThat(old.body()).contains("Somebody changed this maintenance meanwhile", "The old disks will do.");
        assertThat(story(id).maintenance().isCancelled()).isFalse();
        ada.post(Form.of(old.body(), action));

        assertThat(story(id).maintenance().isCancelled()).isTrue();
        assertThat(ada.page("/admin/incidents/" + id)).contains("Cancelled", "The old disks will do.");
        assertThat(ada.get("/admin/maintenance/" + id + "/plan").statusCode()).isEqualTo(404);
    }

    @Test
    void aComponentIsTakenOutAndAnotherPutInBeforeTheWorkAndDuringIt() {
        String id = plan("On something else");
        String action = "/admin/maintenance/" + id + "/plan";
        String other = components
                .add(new NewComponent(null, "Other", null, ComponentStatus.OPERATIONAL, true, false, null))
                .id();
        ada.post(ada.form(action, action).with("components", other));
        assertThat(story(id).componentNames()).containsOnlyKeys(other);
        assertThat(story(id).entries()).hasSize(1);
        ada.post(ada.form(action, action).without("components"));
        assertThat(story(id).componentNames()).isEmpty();

        ada.post(ada.form(action, action).with("components", other));
        ada.post(press(id, "beginning"));
        assertThat(components.tree().component(other).orElseThrow().status())
                .isEqualTo(ComponentStatus.UNDER_MAINTENANCE);
        Form byHand = ada.form("/admin", "/admin/components/" + other + "/status");
        ada.post(byHand.with("status", "operational"));
        assertThat(ada.page("/admin")).contains("because work on it is under way");
        assertThat(ada.page(action)).contains("what you untick is put back");
        ada.post(ada.form(action, action).without("components"));
        assertThat(story(id).componentNames()).isEmpty();
        assertThat(components.tree().component(other).orElseThrow().status()).isEqualTo(ComponentStatus.OPERATIONAL);
        ada.post(press(id, "completion"));
    }

    private String plan(String name) {
        String location = AdminClient.location(ada.post(filled(name)));
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private Form filled(String name) {
        return ada.form("/admin/maintenance/new", "/admin/maintenance")
                .with("name", name)
                .with("body", "We replace **disks**.")
                .with("translations[es]", "Cambiamos discos.")
                .with("from", "2040-01-11T02:00")
                .with("until", "2040-01-11T04:00")
                .with("components", api);
    }

    private Form press(String id, String act) {
        return ada.form("/admin/incidents/" + id, "/admin/maintenance/" + id + "/" + act);
    }

    private IncidentStory story(String id) {
        return incidents.find(id).orElseThrow();
    }

    private ComponentStatus status() {
        return components.tree().component(api).orElseThrow().status();
    }
}
