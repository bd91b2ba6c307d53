package com.telerivet.status.manageapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.Components;
import com.telerivet.status.component.NewComponent;
import com.telerivet.status.page.StatusPage;
import com.telerivet.status.testkit.AppTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

@AppTest
class ApiMaintenanceTests {

    private static final String TIMES =
            "\"scheduled_for\":\"2199-01-16T12:00:00Z\",\"scheduled_until\":\"2199-01-16T16:00:00Z\"";

    @Autowired
    private Components components;

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
    void aMaintenanceIsPlannedMovedDoneAndPutsItsComponentsBack() {
        String id = components
                .add(new NewComponent(null, "Router", null, ComponentStatus.OPERATIONAL, true, false, null))
                .id();
        ApiClient.Answer made = api.post(
                path,
                "{\"incident\":{\"name\":\"Upgrade\",%s,\"component_ids\":[\"%s\"],\"scheduled_auto_transition\":true,\"scheduled_remind_prior\":\"1\",\"auto_transition_to_maintenance_state\":true,\"auto_transition_to_operational_state\":true}}"
                        .formatted(TIMES, id));
        assertThat(made.status()).as(made.json().toString()).isEqualTo(201);
        assertThat(made.text("status")).isEqualTo("scheduled");
        assertThat(made.text("impact")).isEqualTo("maintenance");
        assertThat(made.text("scheduled_for")).isEqualTo("2199-01-16T12:00:00.000Z");
        assertThat(made.json().get("scheduled_auto_in_progress").asBoolean()).isTrue();
        assertThat(made.json().get("scheduled_auto_completed").asBoolean()).isFalse();
        assertThat(made.json().get("scheduled_remind_prior").asBoolean()).isTrue();
        assertThat(api.get(path + "/scheduled").json().toString()).contains(made.text("id"));
        assertThat(api.get(path + "/upcoming").json().toString()).contains(made.text("id"));
        assertThat(api.get(path + "/unresolved").json().toString()).doesNotContain(made.text("id"));
        String one = path + "/" + made.text("id");

        JsonNode moved = api.patch(one, "{\"incident\":{\"scheduled_until\":\"2199-01-16T18:00:00Z\"}}")
                .json();
        assertThat(moved.get("scheduled_until").asString()).isEqualTo("2199-01-16T18:00:00.000Z");
        assertThat(moved.get("incident_updates")).hasSize(1);

        api.patch(one, "{\"incident\":{\"status\":\"in_progress\"}}");
        assertThat(statusOf(id)).isEqualTo(ComponentStatus.UNDER_MAINTENANCE);
        assertThat(api.get(path + "/active_maintenance").json().toString()).contains(made.text("id"));
        ApiClient.Answer done = api.patch(one, "{\"incident\":{\"status\":\"completed\",\"body\":\"Done\"}}");
        assertThat(done.json().get("incident_updates")).hasSize(3);
        assertThat(done.text("resolved_at")).isNotNull();
        assertThat(statusOf(id)).isEqualTo(ComponentStatus.OPERATIONAL);
        assertThat(api.delete(one).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"x\",\"scheduled_for\":\"2199-01-16T12:00:00Z\"}",
                "{\"name\":\"x\",\"status\":\"scheduled\"}",
                "{\"name\":\"x\",\"scheduled_for\":\"2199-01-16T12:00:00Z\",\"scheduled_until\":\"2199-01-16T12:00:00Z\"}",
                "{\"name\":\"x\",\"scheduled_for\":\"2199-01-16T12:00:00Z\",\"scheduled_until\":\"2199-01-16T13:00:00Z\",\"status\":\"investigating\"}",
            })
    void aPlanNeedsItsTimesAndItsOwnWords(String incident) {
        assertThat(api.post(path, "{\"incident\":" + incident + "}").status()).isEqualTo(422);
    }

    @Test
    void anIncidentDoesNotBecomeAMaintenanceNorTheReverse() {
        String incident =
                path + "/" + api.post(path, "{\"incident\":{\"name\":\"x\"}}").text("id");
        String maintenance = path + "/"
                + api.post(path, "{\"incident\":{\"name\":\"x\"," + TIMES + "}}")
                        .text("id");

        assertThat(api.patch(incident, "{\"incident\":{" + TIMES + "}}").status())
                .isEqualTo(422);
        assertThat(api.patch(maintenance, "{\"incident\":{\"status\":\"resolved\"}}")
                        .status())
                .isEqualTo(422);
        assertThat(api.put(maintenance + "/postmortem", "{\"postmortem\":{\"body_draft\":\"x\"}}")
                        .status())
                .isEqualTo(422);
    }

    private ComponentStatus statusOf(String id) {
        return components.tree().component(id).orElseThrow().status();
    }
}
