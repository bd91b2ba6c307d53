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

    @Test
    void componentsAreTakenOutAndPutInByListingThem() {
        String router = component("Router");
        String disk = component("Disk");
        String one = path + "/"
                + api.post(
                                path,
                                "{\"incident\":{\"name\":\"Work\",\"status\":\"in_progress\",%s,\"component_ids\":[\"%s\"],\"auto_transition_to_maintenance_state\":true,\"auto_transition_to_operational_state\":true}}"
                                        .formatted(TIMES, router))
                        .text("id");
        assertThat(statusOf(router)).isEqualTo(ComponentStatus.UNDER_MAINTENANCE);

        JsonNode moved = api.patch(one, "{\"incident\":{\"component_ids\":[\"%s\"]}}".formatted(disk))
                .json();
        assertThat(moved.get("components")).hasSize(1);
        assertThat(moved.get("components").get(0).get("id").asString()).isEqualTo(disk);
        assertThat(moved.get("incident_updates")).hasSize(1);
        assertThat(statusOf(router)).isEqualTo(ComponentStatus.OPERATIONAL);
        assertThat(statusOf(disk)).isEqualTo(ComponentStatus.UNDER_MAINTENANCE);

        JsonNode done = api.put(
                        one,
                        "{\"incident\":{\"status\":\"completed\",\"components\":[\"%s\",\"%s\"]}}"
                                .formatted(disk, router))
                .json();
        assertThat(done.get("components")).hasSize(2);
        assertThat(statusOf(disk)).as("it is put back, not kept as it was").isEqualTo(ComponentStatus.OPERATIONAL);
        assertThat(statusOf(router)).isEqualTo(ComponentStatus.OPERATIONAL);
    }

    @Test
    void anIncidentIsAboutWhatIsListedLast() {
        String router = component("Router");
        String disk = component("Disk");
        String one = path + "/"
                + api.post(
                                path,
                                "{\"incident\":{\"name\":\"Trouble\",\"components\":{\"%s\":\"major_outage\",\"%s\":\"degraded_performance\"}}}"
                                        .formatted(router, disk))
                        .text("id");

        JsonNode left = api.put(one, "{\"incident\":{\"component_ids\":[\"%s\"]}}".formatted(disk))
                .json();
        assertThat(left.get("components")).hasSize(1);
        assertThat(left.get("impact").asString()).isEqualTo("minor");
        assertThat(statusOf(router)).as("its status stays").isEqualTo(ComponentStatus.MAJOR_OUTAGE);
        assertThat(api.patch(one, "{\"incident\":{\"name\":\"Trouble\",\"component_ids\":null}}")
                        .json()
                        .get("components"))
                .as("null says nothing")
                .hasSize(1);

        JsonNode said = api.patch(
                        one,
                        "{\"incident\":{\"body\":\"The router, too.\",\"component_ids\":[\"%s\"],\"components\":{\"%s\":\"partial_outage\"}}}"
                                .formatted(disk, router))
                .json();
        assertThat(said.get("components")).hasSize(2);
        assertThat(statusOf(router)).isEqualTo(ComponentStatus.PARTIAL_OUTAGE);
        assertThat(api.send("PATCH", one + ".json", ApiClient.FORM, "incident[component_ids][]=")
                        .json()
                        .get("components"))
                .isEmpty();
    }

    private String component(String name) {
        return components
                .add(new NewComponent(null, name, null, ComponentStatus.OPERATIONAL, true, false, null))
                .id();
    }

    private ComponentStatus statusOf(String id) {
        return components.tree().component(id).orElseThrow().status();
    }
}
