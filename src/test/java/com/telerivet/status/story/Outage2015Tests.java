package com.telerivet.status.story;

import static com.telerivet.status.testkit.AdminClient.location;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.Components;
import com.telerivet.status.component.NewComponent;
import com.telerivet.status.incident.Impact;
import com.telerivet.status.incident.IncidentEntry;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.testkit.AdminClient;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Form;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Ada tells the outage of 31 January 2015 afterwards, through the desk, with the times at which it happened. */
@AppTest
class Outage2015Tests {

    @Autowired
    Environment app;

    @Autowired
    Components components;

    @Autowired
    Incidents incidents;

    private AdminClient ada;
    private String incident;

    @Test
    void theOutageIsToldWithItsFiveEntriesAtTheirOwnTimes() {
        String queue = component("Message queue");
        String network = component("Network");
        ada = AdminClient.ada(app);
        incident = report(Map.of(queue, "major_outage"));
        update(
                "identified",
                "2015-01-31T05:16",
                "The standby queue server has taken over. Messages flow again.",
                Map.of(queue, "operational"));
        update(
                "identified",
                "2015-01-31T07:03",
                "A fault in the data centre's network keeps us from our databases. Most requests fail.",
                Map.of(network, "major_outage"));
        update(
                "resolved",
                "2015-01-31T08:38",
                "The network works again, and so do the connections to the databases.",
                Map.of(network, "operational"));
        publishPostmortem();

        IncidentStory told = incidents.find(incident).orElseThrow();
        assertThat(told.entries())
                .extracting(entry -> label(told, entry), IncidentEntry::displayAt)
                .containsExactly(
                        tuple("postmortem", Instant.parse("2015-02-23T20:34:00Z")),
                        tuple("resolved", Instant.parse("2015-01-31T08:38:00Z")),
                        tuple("update", Instant.parse("2015-01-31T07:03:00Z")),
                        tuple("update", Instant.parse("2015-01-31T05:16:00Z")),
                        tuple("identified", Instant.parse("2015-01-31T05:10:00Z")));
        assertThat(told.impact()).isEqualTo(Impact.CRITICAL);
        assertThat(told.startedAt()).isEqualTo(Instant.parse("2015-01-31T05:10:00Z"));
        assertThat(told.resolvedAt()).isEqualTo(Instant.parse("2015-01-31T08:38:00Z"));
        assertThat(components.tree().component(queue).orElseThrow().status()).isEqualTo(ComponentStatus.OPERATIONAL);
    }

    private String report(Map<String, String> changes) {
        Form form = ada.form("/admin/incidents/new", "/admin/incidents")
                .with("name", "Network and Database Outage")
                .with("status", "identified")
                .with("body", "The server of our message queue has failed. Messages wait while a standby takes over.")
                .with("at", "2015-01-31T05:10")
                .without("notifying");
        HttpResponse<String> answer = ada.post(with(form, changes));
        assertThat(location(answer)).as(answer.body()).startsWith("/admin/incidents/");
        return location(answer).substring("/admin/incidents/".length());
    }

    private void update(String status, String at, String body, Map<String, String> changes) {
        Form form = ada.form(page("/updates/new"), page("/updates"))
                .with("status", status)
                .with("body", body)
                .with("at", at)
                .without("notifying");
        HttpResponse<String> answer = ada.post(with(form, changes));
        assertThat(location(answer)).as(answer.body()).isEqualTo(page(""));
    }

    private void publishPostmortem() {
        Form form = ada.form(page("/postmortem"), page("/postmortem"))
                .with("body", "## What happened\n\nA switch failed in a way that kept its spare from taking over.")
                .with("at", "2015-02-23T20:34")
                .without("notifying");
        HttpResponse<String> answer = ada.post(form.to(page("/postmortem/publication")));
        assertThat(location(answer)).as(answer.body()).isEqualTo(page(""));
    }

    private String page(String part) {
        return "/admin/incidents/" + incident + part;
    }

    private String component(String name) {
        return components
                .add(new NewComponent(null, name, null, ComponentStatus.OPERATIONAL, true, false, null))
                .id();
    }

    private static Form with(Form form, Map<String, String> changes) {
        changes.forEach((id, status) -> form.with("components[" + id + "]", status));
        return form;
    }

    private static String label(IncidentStory story, IncidentEntry entry) {
        return story.isUpdate(entry) ? "update" : entry.status().code();
    }
}
