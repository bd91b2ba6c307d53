package com.telerivet.status.manageapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.page.StatusPage;
import com.telerivet.status.testkit.AppTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

/** An incident's entries and its postmortem, each at an address of its own. */
@AppTest
class ApiEntryTests {

    @Autowired
    private StatusPage page;

    @Value("${server.port}")
    private int port;

    private ApiClient api;
    private String path;

    @BeforeEach
    void connect() {
        api = new ApiClient(port);
        path = "/pages/" + page.profile().id() + "/incidents";
    }

    @Test
    void anEntryIsCorrected() {
        JsonNode made = api.post(path, "{\"incident\":{\"name\":\"Typo\",\"body\":\"Teh\"}}")
                .json();
        String update = path + "/" + made.get("id").asString() + "/incident_updates/"
                + made.get("incident_updates").get(0).get("id").asString();

        ApiClient.Answer edited = api.patch(
                update,
                "{\"incident_update\":{\"body\":\"The\",\"display_at\":\"2015-01-31T07:03:00+02:00\",\"deliver_notifications\":false}}");
        assertThat(edited.status()).isEqualTo(200);
        assertThat(edited.text("body")).isEqualTo("The");
        assertThat(edited.text("display_at")).isEqualTo("2015-01-31T05:03:00.000Z");
        assertThat(edited.json().get("deliver_notifications").asBoolean()).isFalse();
        assertThat(api.put(update + "x", "{\"incident_update\":{}}").status()).isEqualTo(404);
        assertThat(api.put(update, "{\"incident_update\":{\"body\":null}}").status())
                .isEqualTo(422);
    }

    @Test
    void anIncidentWhoseFirstEntryIsBackDatedIsAsOldAsThat() {
        JsonNode made =
                api.post(path, "{\"incident\":{\"name\":\"Began earlier\"}}").json();
        assertThat(made.get("created_at")).isEqualTo(made.get("started_at"));
        assertThat(made.get("backfilled").asBoolean()).isFalse();
        String one = path + "/" + made.get("id").asString();
        String first = one + "/incident_updates/"
                + made.get("incident_updates").get(0).get("id").asString();
        api.patch(one, "{\"incident\":{\"body\":\"More\"}}");

        for (String at : new String[] {"2015-01-31T07:03:00.000Z", "2016-01-31T07:03:00.000Z"}) {
            api.patch(first, "{\"incident_update\":{\"display_at\":\"" + at + "\"}}");
            assertThat(api.get(one).text("started_at")).isEqualTo(at);
            assertThat(api.get(one).text("created_at")).isEqualTo(at);
        }
        api.patch(
                first,
                "{\"incident_update\":{\"display_at\":\""
                        + made.get("started_at").asString() + "\"}}");
        assertThat(api.get(one).json().get("created_at")).isEqualTo(made.get("created_at"));
    }

    @Test
    void aPostmortemIsDraftedPublishedTakenBackAndDeleted() {
        String one = path + "/"
                + api.post(path, "{\"incident\":{\"name\":\"Told\",\"status\":\"monitoring\"}}")
                        .text("id");
        assertThat(api.get(one + "/postmortem").status()).isEqualTo(404);
        String draft = "{\"postmortem\":{\"body_draft\":\"What we *learned*\"}}";
        assertThat(api.put(one + "/postmortem", draft).status()).isEqualTo(422);
        JsonNode resolved =
                api.patch(one, "{\"incident\":{\"status\":\"resolved\"}}").json();

        JsonNode written = api.put(one + "/postmortem", draft).json();
        assertThat(written.get("body_draft").asString()).isEqualTo("What we *learned*");
        assertThat(written.get("published_at").isNull()).isTrue();
        assertThat(api.send("PUT", one + "/postmortem/publish", null, "").status())
                .isEqualTo(200);
        JsonNode published = api.get(one).json();
        assertThat(published.get("status").asString()).isEqualTo("postmortem");
        assertThat(published.get("incident_updates").get(0).get("body").asString())
                .isEqualTo("What we *learned*");
        assertThat(published.get("resolved_at")).isEqualTo(resolved.get("resolved_at"));
        assertThat(published.get("postmortem_published_at").isString()).isTrue();

        assertThat(api.put(one + "/postmortem/revert", "").status()).isEqualTo(200);
        assertThat(api.get(one).text("status")).isEqualTo("resolved");
        ApiClient.Answer deleted = api.delete(one + "/postmortem");
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.response().body()).isEmpty();
        assertThat(api.delete(one + "/postmortem").status()).isEqualTo(404);
    }

    @Test
    void aPostmortemIsAsOldAsItsFirstDraft() {
        String postmortem = path + "/"
                + api.post(path, "{\"incident\":{\"name\":\"Written slowly\",\"status\":\"resolved\"}}")
                        .text("id")
                + "/postmortem";
        JsonNode first = api.put(postmortem, "{\"postmortem\":{\"body_draft\":\"First\"}}")
                .json();
        assertThat(first.get("created_at")).isEqualTo(first.get("updated_at"));

        JsonNode second = api.put(postmortem, "{\"postmortem\":{\"body_draft\":\"Second\"}}")
                .json();
        api.send("PUT", postmortem + "/publish", null, "");

        assertThat(second.get("created_at")).isEqualTo(first.get("created_at"));
        assertThat(second.get("updated_at").asString())
                .isGreaterThan(first.get("updated_at").asString());
        assertThat(api.get(postmortem).json().get("created_at")).isEqualTo(first.get("created_at"));
        api.delete(postmortem);
        assertThat(api.put(postmortem, "{\"postmortem\":{\"body_draft\":\"Anew\"}}")
                        .text("created_at"))
                .isGreaterThan(second.get("updated_at").asString());
    }

    @Test
    void aPublishedPostmortemIsCorrectedAsTheEntryThatItIs() {
        String one = path + "/"
                + api.post(path, "{\"incident\":{\"name\":\"Told wrong\",\"status\":\"resolved\"}}")
                        .text("id");
        api.put(one + "/postmortem", "{\"postmortem\":{\"body_draft\":\"Teh cause\"}}");
        api.send("PUT", one + "/postmortem/publish", null, "");
        JsonNode published = api.get(one).json().get("incident_updates").get(0);
        String update = one + "/incident_updates/" + published.get("id").asString();

        ApiClient.Answer edited =
                api.patch(update, "{\"incident_update\":{\"body\":\"The cause\",\"deliver_notifications\":false}}");
        assertThat(edited.status()).isEqualTo(200);
        assertThat(edited.text("status")).isEqualTo("postmortem");
        assertThat(edited.text("body")).isEqualTo("The cause");
        assertThat(edited.json().get("display_at")).isEqualTo(published.get("display_at"));
        assertThat(api.get(one).text("postmortem_body")).isEqualTo("The cause");
        assertThat(api.get(one + "/postmortem").text("body_draft"))
                .as("publishing it again does not bring the mistake back")
                .isEqualTo("The cause");

        api.put(one + "/postmortem", "{\"postmortem\":{\"body_draft\":\"More of it\"}}");
        ApiClient.Answer moved = api.patch(
                update, "{\"incident_update\":{\"body\":\"The true cause\",\"display_at\":\"2015-02-23T20:34:00Z\"}}");
        assertThat(moved.text("display_at")).isEqualTo("2015-02-23T20:34:00.000Z");
        assertThat(api.get(one + "/postmortem").text("body_draft")).isEqualTo("More of it");
        api.put(one + "/postmortem/revert", "");
        assertThat(api.patch(update, "{\"incident_update\":{\"body\":\"Gone\"}}")
                        .status())
                .isEqualTo(404);
    }
}
