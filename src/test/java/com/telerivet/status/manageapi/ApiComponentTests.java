package com.telerivet.status.manageapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.component.ComponentHistory;
import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.StatusSpan;
import com.telerivet.status.page.StatusPage;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Site;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

@AppTest
class ApiComponentTests {

    @Autowired
    private StatusPage page;

    @Autowired
    private ComponentHistory history;

    @Value("${server.port}")
    private int port;

    private ApiClient api;
    private String base;
    private String path;
    private String groups;

    @BeforeEach
    void connect() {
        api = new ApiClient(port);
        base = "/pages/" + page.profile().id();
        path = base + "/components";
        groups = base + "/component-groups";
    }

    @Test
    void aComponentIsAddedReadChangedAndDeleted() {
        ApiClient.Answer made = api.post(
                path,
                "{\"component\":{\"name\":\"API\",\"description\":\"For programs\",\"status\":\"\",\"start_date\":\"2015-01-01\"}}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().propertyNames())
                .containsExactlyInAnyOrder(
                        ("id name status created_at updated_at position description showcase start_date group_id"
                                        + " page_id group only_show_if_degraded automation_email")
                                .split(" "));
        assertThat(made.text("status")).isEqualTo("operational");
        assertThat(made.text("start_date")).isEqualTo("2015-01-01");
        String one = path + "/" + made.text("id");
        assertThat(api.get(one).json()).isEqualTo(made.json());

        JsonNode changed = api.patch(
                        one,
                        "{\"component\":{\"status\":\"partial_outage\",\"description\":null,\"only_show_if_degraded\":\"t\"}}")
                .json();
        assertThat(changed.get("status").asString()).isEqualTo("partial_outage");
        assertThat(changed.get("description").isNull()).isTrue();
        assertThat(changed.get("only_show_if_degraded").asBoolean()).isTrue();
        assertThat(changed.get("name").asString()).isEqualTo("API");
        new Site(port).jsonWhen("/api/v2/components.json", all -> all.toString().contains(made.text("id")));
        assertThat(api.put(one, "{\"component\":{\"status\":\"\"}}").text("status"))
                .isEqualTo("partial_outage");

        ApiClient.Answer gone = api.delete(one);
        assertThat(gone.status()).isEqualTo(204);
        assertThat(gone.response().body()).isEmpty();
        assertThat(api.get(one).status()).isEqualTo(404);
        assertThat(api.delete(one).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"description\":\"no name\"}",
                "{\"name\":\"\"}",
                "{\"name\":\"x\",\"status\":\"burning\"}",
                "{\"name\":\"x\",\"group_id\":\"nosuchgroup0\"}",
                "{\"name\":\"x\",\"start_date\":\"2015-13-01\"}",
                "{\"name\":\"x\",\"showcase\":\"maybe\"}"
            })
    void whatCannotBeIsRefused(String component) {
        int before = api.get(path + "?per_page=1100").json().size();

        assertThat(api.post(path, "{\"component\":" + component + "}").status()).isEqualTo(422);
        assertThat(api.get(path + "?per_page=1100").json()).hasSize(before);
    }

    @Test
    void aGroupHoldsItsMembersAndLetsThemGo() {
        String first = component("First");
        String second = component("Second");
        ApiClient.Answer made = api.post(
                groups,
                "{\"description\":\"Beside\",\"component_group\":{\"name\":\"Infrastructure\",\"components\":[\"%s\",\"%s\"]}}"
                        .formatted(second, first));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().propertyNames())
                .containsExactlyInAnyOrder(
                        "id", "page_id", "name", "description", "components", "position", "created_at", "updated_at");
        assertThat(made.json().get("components").toString()).isEqualTo("[\"" + second + "\",\"" + first + "\"]");
        assertThat(made.json().get("position").isIntegralNumber()).isTrue();
        assertThat(made.text("description")).isEqualTo("Beside");
        String one = groups + "/" + made.text("id");
        assertThat(api.get(base + "/component_groups/" + made.text("id") + ".json")
                        .json())
                .isEqualTo(made.json());
        assertThat(api.get(path + "/" + first).text("group_id")).isEqualTo(made.text("id"));
        assertThat(api.get(path + "/" + made.text("id")).json().get("group").asBoolean())
                .isTrue();
        assertThat(api.patch(path + "/" + made.text("id"), "{\"component\":{\"status\":\"major_outage\"}}")
                        .status())
                .isEqualTo(422);
        assertThat(api.post(path, "{\"component\":{\"name\":\"x\",\"group_id\":\"" + first + "\"}}")
                        .status())
                .isEqualTo(422);

        JsonNode changed = api.patch(
                        one, "{\"component_group\":{\"name\":\"Platform\",\"components\":[\"%s\"]}}".formatted(first))
                .json();
        assertThat(changed.get("components").toString()).isEqualTo("[\"" + first + "\"]");
        assertThat(changed.get("description").asString()).isEqualTo("Beside");
        assertThat(api.get(path + "/" + second).text("group_id")).isNull();
        assertThat(api.patch(one, "{\"component_group\":{\"components\":[]}}").status())
                .isEqualTo(422);
        assertThat(api.patch(one, "{\"component_group\":{\"components\":[\"nosuchcompon\"]}}")
                        .status())
                .isEqualTo(422);

        ApiClient.Answer gone = api.delete(one);
        assertThat(gone.status()).isEqualTo(200);
        assertThat(gone.text("name")).isEqualTo("Platform");
        assertThat(api.get(path + "/" + first).text("group_id")).isNull();
        assertThat(api.get(one).status()).isEqualTo(404);
        assertThat(api.post(groups, "{\"component_group\":{\"name\":\"Empty\"}}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void uptimeIsToldForARange() {
        String id = component("Steady");
        String uptime = path + "/" + id + "/uptime";
        JsonNode usual = api.get(uptime).json();

        assertThat(usual.propertyNames())
                .containsExactlyInAnyOrder(
                        "range_start",
                        "range_end",
                        "uptime_percentage",
                        "major_outage",
                        "partial_outage",
                        "warnings",
                        "id",
                        "name",
                        "related_events");
        assertThat(usual.get("major_outage").asLong()).isZero();
        assertThat(api.get(uptime + "?start=2015-01&end=2015-03")
                        .json()
                        .get("warnings")
                        .isArray())
                .isTrue();
        assertThat(api.get(uptime + "?start=2015&end=2015").status()).isEqualTo(422);
        assertThat(api.get(uptime + "?start=2015-02&end=2015-01").status()).isEqualTo(422);
        assertThat(api.get(uptime + "?start=soon").status()).isEqualTo(400);
        assertThat(api.get(uptime + "?start=2015-02-31").status()).isEqualTo(400);
        api.patch(path + "/" + id, "{\"component\":{\"showcase\":false}}");
        assertThat(api.get(uptime).status()).isEqualTo(422);
    }

    @Test
    void aGroupsUptimeIsThatOfItsMembersAndNamesTheirIncidents() {
        String id = component("Member");
        String group = api.post(
                        groups, "{\"component_group\":{\"name\":\"One\",\"components\":[\"%s\"]}}".formatted(id))
                .text("id");
        String incident = api.post(
                        base + "/incidents",
                        "{\"incident\":{\"name\":\"x\",\"components\":{\"%s\":\"major_outage\"}}}".formatted(id))
                .text("id");

        JsonNode events = api.get(groups + "/" + group + "/uptime").json().get("related_events");
        assertThat(events.get(0).get("component_id").asString()).isEqualTo(id);
        assertThat(events.get(0).get("incidents").get(0).get("id").asString()).isEqualTo(incident);
        assertThat(api.get(groups + "/" + group + "/uptime?skip_related_events=true")
                        .json()
                        .get("related_events"))
                .isEmpty();
    }

    @Test
    void aGroupsUptimeIsTheMeanOfItsMembersHoweverLongEachIsKnown() {
        ZoneId zone = page.profile().zone();
        String old = known("Old", "2015-01-01");
        String young = known("Young", "2015-01-09");
        LocalDate down = LocalDate.parse("2015-01-10");
        Instant begin = down.atStartOfDay(zone).toInstant();
        Instant end = down.plusDays(1).atStartOfDay(zone).toInstant();
        history.addMissed(young, new StatusSpan(ComponentStatus.MAJOR_OUTAGE, begin, end), "Seen late", "Ada", zone);
        String group = api.post(
                        groups,
                        "{\"component_group\":{\"name\":\"Two\",\"components\":[\"%s\",\"%s\"]}}".formatted(old, young))
                .text("id");

        JsonNode uptime = api.get(groups + "/" + group + "/uptime?start=2015-01-01&end=2015-01-10")
                .json();
        assertThat(uptime.get("uptime_percentage").asDouble()).isEqualTo(75);
        assertThat(uptime.get("major_outage").asLong()).isEqualTo(86_400);
    }

    private String known(String name, String since) {
        return api.post(
                        path,
                        "{\"component\":{\"name\":\"%s\",\"start_date\":\"%s\",\"showcase\":true}}"
                                .formatted(name, since))
                .text("id");
    }

    @Test
    void pagesOfComponentsAreLarge() {
        component("One");
        component("Two");

        assertThat(api.get(path + "?per_page=1").json()).hasSize(1);
        assertThat(api.get(path + "?per_page=1100").status()).isEqualTo(200);
        assertThat(api.get(path + "?per_page=1101").status()).isEqualTo(400);
        assertThat(api.get(groups + "?per_page=101").status()).isEqualTo(400);
    }

    @Test
    void thePageTakesWhatItHasAndIgnoresTheRest() {
        JsonNode before = api.get(base).json();

        ApiClient.Answer changed = api.patch(
                base,
                "{\"page\":{\"name\":\"Renamed\",\"time_zone\":\"America/Los_Angeles\",\"css_greens\":\"00ff00\"}}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text("name")).isEqualTo("Renamed");
        assertThat(changed.text("updated_at")).endsWith("00").doesNotEndWith("Z");
        assertThat(api.patch(base, "{\"page\":{\"time_zone\":\"Mars/Olympus\"}}")
                        .status())
                .isEqualTo(422);
        assertThat(api.patch(base, "{\"page\":{\"name\":null}}").status()).isEqualTo(422);
        assertThat(api.patch("/pages/nosuchpage00", "{\"page\":{}}").status()).isEqualTo(404);

        JsonNode hidden =
                api.patch(base, "{\"page\":{\"hidden_from_search\":true}}").json();
        assertThat(hidden.get("hidden_from_search").booleanValue()).isTrue();
        assertThat(hidden.get("allow_webhook_subscribers").booleanValue()).isTrue();
        assertThat(hidden.get("allow_sms_subscribers").booleanValue())
                .as("is set up here")
                .isTrue();

        api.put(
                base,
                "{\"page\":{\"name\":\"%s\",\"time_zone\":\"%s\",\"hidden_from_search\":false}}"
                        .formatted(
                                before.get("name").asString(),
                                before.get("time_zone").asString()));
        assertThat(api.get(base).text("time_zone"))
                .isEqualTo(before.get("time_zone").asString());
    }

    private String component(String name) {
        return api.post(path, "{\"component\":{\"name\":\"" + name + "\"}}").text("id");
    }
}
