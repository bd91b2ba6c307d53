package com.telerivet.status.admin;

import static com.telerivet.status.testkit.AdminClient.location;
import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.Components;
import com.telerivet.status.component.NewComponent;
import com.telerivet.status.delivery.Suspensions;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.platform.Ids;
import com.telerivet.status.testkit.AdminClient;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Form;
import java.net.http.HttpResponse;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What publishing will do, said before: at once for a script, and by the step "Preview" without one. */
@AppTest
class ConsequenceTests {

    @Autowired
    Environment app;

    @Autowired
    Incidents incidents;

    @Autowired
    Components components;

    @Autowired
    Suspensions suspensions;

    @Autowired
    JdbcClient jdbc;

    private AdminClient ada;
    private String api = "";
    private String web = "";

    @BeforeEach
    void adaSignsIn() {
        ada = AdminClient.ada(app);
        api = component("Foreseen API");
        web = component("Foreseen web app");
    }

    @Test
    void theScriptIsToldWhatThePreviewSaysAndBothAreWhatHappens() {
        Form form = report().with("components[" + api + "]", "partial_outage");
        JsonNode told = tell(form);
        assertThat(told.get("impact").asString()).isEqualTo("Impact: Major (computed)");
        String sentence = told.get("sentence").asString();
        assertThat(sentence)
                .startsWith("Publishes to the page, which then says “")
                .contains("sets Foreseen API to Partial outage")
                .endsWith("mails nobody.");
        assertThat(ada.post(form.with("preview", "yes")).body()).contains(sentence, "Impact: Major (computed)");

        ada.post(form.without("preview"));
        String says = sentence.substring(sentence.indexOf('“') + 1, sentence.indexOf('”'));
        assertThat(ada.page("/admin")).contains("</svg>" + says + "</h1>");
    }

    @Test
    void theImpactOfAllEntriesCountsUnlessItIsSetByHand() {
        String id = reported("major_outage");
        Form update = ada.form(updates(id) + "/new", updates(id))
                .with("body", "Better.")
                .with("components[" + api + "]", "degraded_performance");
        assertThat(tell(update, id).get("impact").asString()).isEqualTo("Impact: Critical (computed)");

        String path = "/admin/incidents/" + id;
        ada.post(ada.form(path, path).with("impact", "minor"));
        assertThat(tell(update, id).get("impact").asString())
                .isEqualTo("Impact: Minor (set by hand; computed: Critical)");
    }

    @Test
    void everybodyWhoHearsOfItCountsByTheirChannelAndNobodyElse() {
        String id = reported("degraded_performance");
        subscriber("mail", web, null);
        String gone = subscriber("mail", web, null);
        subscriber("mail", "", id);
        subscriber("webhook", web, null);
        for (int i = 0; i < 3; i++) {
            suspensions.refused("mail", gone.toUpperCase(Locale.ROOT), "550 no such user");
        }
        long all = Long.parseLong(
                jdbc.sql("select count(*)::text from subscriber where state = 'active' and all_components")
                        .query(String.class)
                        .single());

        Form update = ada.form(updates(id) + "/new", updates(id))
                .with("body", "Web too.")
                .with("notifying", "true")
                .with("components[" + web + "]", "degraded_performance");
        JsonNode told = tell(update, id);
        assertThat(told.get("people").asString()).isEqualTo(all + 2 + " people, 1 by webhook");
        assertThat(told.get("sentence").asString()).endsWith("mails " + (all + 2) + " people, notifies 1 by webhook.");
    }

    @Test
    void oneChoiceResolvesAndSetsAllThatItBrokeToOperational() {
        String id = reported("major_outage");
        Form update = ada.form(updates(id) + "/new", updates(id))
                .with("body", "Over.")
                .with("status", "resolved_all")
                .without("notifying");
        assertThat(tell(update, id).get("sentence").asString()).contains("sets Foreseen API to Operational");
        Form spelledOut = Form.of(ada.post(update.with("preview", "yes")).body(), updates(id));
        assertThat(spelledOut.get("status")).isEqualTo("resolved");
        assertThat(spelledOut.get("components[" + api + "]")).isEqualTo("operational");

        ada.post(update.without("preview"));
        IncidentStory story = incidents.find(id).orElseThrow();
        assertThat(story.status()).isEqualTo(IncidentStatus.RESOLVED);
        assertThat(components.tree().component(api).orElseThrow().status()).isEqualTo(ComponentStatus.OPERATIONAL);
        assertThat(ada.page(updates(id) + "/new")).doesNotContain("resolved_all");
    }

    @Test
    void whatWasEarlierAndWhatIsUnknownIsNotForetold() {
        Form form = report().with("at", "2026-01-31T08:38").with("components[" + api + "]", "major_outage");
        assertThat(tell(form).get("sentence").asString()).doesNotContain("which then says");
        HttpResponse<String> answer = ada.post("/admin/consequence", form.encoded() + "&incident=absentabsent");
        assertThat(answer.statusCode()).isEqualTo(404);
    }

    private JsonNode tell(Form form) {
        return tell(form, "");
    }

    private JsonNode tell(Form form, String incident) {
        HttpResponse<String> answer = ada.post("/admin/consequence", form.encoded() + "&incident=" + incident);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private Form report() {
        return ada.form("/admin/incidents/new", "/admin/incidents")
                .with("name", "Foreseen")
                .with("body", "We look into it.")
                .without("notifying");
    }

    private String reported(String status) {
        return location(ada.post(report().with("components[" + api + "]", status)))
                .substring("/admin/incidents/".length());
    }

    private static String updates(String id) {
        return "/admin/incidents/" + id + "/updates";
    }

    private String component(String name) {
        return components
                .add(new NewComponent(null, name, null, ComponentStatus.OPERATIONAL, true, false, null))
                .id();
    }

    private String subscriber(String channel, String component, String incident) {
        String id = Ids.random();
        String address = id + "@foreseen.example.com";
        jdbc.sql(
                        """
                        insert into subscriber (id, channel, address, state, all_components, locale, salt, confirm_hash,
                            manage_hash, unsubscribe_hash, created_at, asked_at, confirmed_at, version)
                        values (:id, :channel, :address, 'active', false, 'en', :id, :id, :id, :id, now(), now(), now(), 0)
                        """)
                .param("id", id)
                .param("channel", channel)
                .param("address", address)
                .update();
        if (!component.isEmpty()) {
            jdbc.sql("insert into subscriber_component values (?, ?)")
                    .params(id, component)
                    .update();
        }
        if (incident != null) {
            jdbc.sql("insert into subscriber_incident values (?, ?, now())")
                    .params(id, incident)
                    .update();
        }
        return address;
    }
}
