package com.telerivet.status.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.component.Components;
import com.telerivet.status.component.NewComponent;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.IncidentTemplate;
import com.telerivet.status.incident.IncidentTemplates;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.page.StatusPage;
import com.telerivet.status.testkit.AdminClient;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Form;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Words that are ready before there is trouble. */
@AppTest
class TemplateTests {

    private static final String REPORT = "/admin/incidents/new";
    private static final String NEW = "/admin/templates/new";
    private static final String TEMPLATES = "/admin/templates";

    @Autowired
    Environment app;

    @Autowired
    IncidentTemplates templates;

    @Autowired
    Incidents incidents;

    @Autowired
    Components components;

    @Autowired
    StatusPage page;

    private AdminClient ada;
    private ComponentSummary component;

    @BeforeEach
    void adaSignsIn() {
        ada = AdminClient.ada(app);
        component =
                components.add(new NewComponent(null, "Queue", null, ComponentStatus.OPERATIONAL, true, false, null));
    }

    @Test
    void aTemplateIsMadeChangedAndRemoved() {
        ada.post(ada.form(NEW, TEMPLATES)
                .with("name", "Queue stuck")
                .with("title", "Messages are late")
                .with("body", "Since {start} messages wait.")
                .with("status", "identified")
                .with("components", component.id()));
        IncidentTemplate made = named("Queue stuck");
        assertThat(made.status()).isEqualTo(IncidentStatus.IDENTIFIED);
        assertThat(made.componentIds()).containsExactly(component.id());
        assertThat(made.notifies()).isTrue();
        assertThat(ada.page(TEMPLATES)).contains("Queue stuck", "Messages are late");

        String one = TEMPLATES + "/" + made.id();
        Form stale = ada.form(one, one).with("title", "Too late");
        ada.post(ada.form(one, one).with("title", "Messages wait").without("notifying"));
        assertThat(templates.find(made.id()).orElseThrow().title()).isEqualTo("Messages wait");
        assertThat(templates.find(made.id()).orElseThrow().notifies()).isFalse();
        assertThat(ada.post(stale).statusCode()).as("somebody else was quicker").isEqualTo(409);

        ada.post(ada.form(one, one + "/removal"));
        assertThat(templates.find(made.id())).isEmpty();
    }

    @Test
    void whatIsWrongWithATemplateIsSaidBesideItAndNothingIsKept() {
        HttpResponse<String> answer =
                ada.post(ada.form(NEW, TEMPLATES).with("name", "Nothing in it").with("body", "Text"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Title can&#39;t be blank", "Nothing in it");
        assertThat(templates.all()).noneMatch(t -> t.name().equals("Nothing in it"));
    }

    @Test
    void aReportBeginsWithATemplateAndItsVariablesFilledIn() {
        IncidentTemplate template = templates.add(IncidentTemplate.typed(
                "Slow",
                "{component} of {page} is slow",
                "Since {start} answers of {component} are slow. {nobody} knows more.",
                IncidentStatus.MONITORING,
                null,
                false,
                List.of(component.id())));
        assertThat(ada.page(REPORT)).contains("value=\"" + template.id() + "\"");

        Form form = ada.form(REPORT + "?template=" + template.id(), "/admin/incidents");
        assertThat(form.get("name")).isEqualTo("Queue of " + page.profile().name() + " is slow");
        assertThat(form.get("body"))
                .matches("Since [0-9]{2}:[0-9]{2} UTC answers of .* are slow\\. \\{nobody} knows more\\.");
        assertThat(form.get("status")).isEqualTo("monitoring");
        assertThat(form.get("components[" + component.id() + "]")).isEqualTo("degraded_performance");
        assertThat(form.get("notifying")).isNull();
    }

    @Test
    void anUpdateTakesTheTextAndLeavesTheRest() {
        IncidentTemplate template = templates.add(IncidentTemplate.typed(
                "Still on it", "Not for updates", "We are still on it since {start}.", null, null, true, List.of()));
        IncidentStory story = report();
        String updates = "/admin/incidents/" + story.id() + "/updates";
        Form form = ada.form(updates + "/new?template=" + template.id(), updates);
        assertThat(form.get("body")).startsWith("We are still on it since ");
        assertThat(form.get("status")).isEqualTo("identified");

        ada.post(form.with("preview", "yes").without("notifying"));
        assertThat(incidents.find(story.id()).orElseThrow().entries()).hasSize(1);
        ada.post(ada.form(updates + "/new?template=" + template.id(), updates).without("notifying"));
        assertThat(incidents.find(story.id()).orElseThrow().name()).isEqualTo("Slow queue");
        assertThat(incidents.find(story.id()).orElseThrow().newest().body()).startsWith("We are still on it since ");
    }

    private IncidentStory report() {
        Form form = ada.form(REPORT, "/admin/incidents")
                .with("name", "Slow queue")
                .with("status", "identified")
                .with("body", "Found.")
                .without("notifying");
        String location = AdminClient.location(ada.post(form));
        return incidents.find(location.substring(location.lastIndexOf('/') + 1)).orElseThrow();
    }

    private IncidentTemplate named(String name) {
        return templates.all().stream()
                .filter(template -> template.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
