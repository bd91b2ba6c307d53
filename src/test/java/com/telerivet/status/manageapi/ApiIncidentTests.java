package com.telerivet.status.manageapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.Components;
import com.telerivet.status.component.NewComponent;
import com.telerivet.status.page.StatusPage;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Site;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@AppTest
class ApiIncidentTests {

    private static final List<String>
            KEYS =
                    List.of(
                            "id name status created_at updated_at monitoring_at resolved_at impact shortlink started_at page_id"
                                    .split(" ")),
            MORE_KEYS =
                    List.of(("incident_updates components reminder_intervals postmortem_ignored postmortem_body"
                                    + " postmortem_body_last_updated_at postmortem_published_at"
                                    + " postmortem_notified_subscribers postmortem_notified_twitter backfilled scheduled_for"
                                    + " scheduled_until scheduled_reminded_at scheduled_remind_prior"
                                    + " scheduled_auto_in_progress scheduled_auto_completed impact_override metadata"
                                    + " auto_transition_to_maintenance_state auto_transition_to_operational_state"
                                    + " auto_transition_deliver_notifications_at_start"
                                    + " auto_transition_deliver_notifications_at_end incident_impacts")
                            .split(" "));

    @Autowired
    private Components components;

    @Autowired
    private StatusPage page;

    @Autowired
    private JdbcClient jdbc;

    @Value("${server.port}")
    private int port;

    private ApiClient api;
    private String path;
    private String queue;
    private String database;

    @BeforeEach
    void connect() {
        api = new ApiClient(port);
        path = "/pages/" + page.profile().id() + "/incidents";
        queue = component("Message queue");
        database = component("Database");
    }

    @Test
    void theExampleOfTheContractGoesThroughFromReportToResolution() {
        ApiClient.Answer made = api.post(
                path,
                """
                {"incident":{"name":"Network and Database Outage","status":"identified","deliver_notifications":true,
                 "body":"Our primary message queue server stopped responding.","components":{"%s":"major_outage"}}}
                """
                        .formatted(queue));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().propertyNames()).containsAll(KEYS).containsAll(MORE_KEYS);
        assertThat(made.text("status")).isEqualTo("identified");
        assertThat(made.text("impact")).isEqualTo("critical");
        assertThat(made.json().get("metadata").toString()).isEqualTo("{}");
        assertThat(statusOf(queue)).isEqualTo(ComponentStatus.MAJOR_OUTAGE);
        String one = path + "/" + made.text("id");

        JsonNode second = api.patch(
                        one,
                        "{\"incident\":{\"body\":\"A fault.\",\"components\":{\"%s\":\"major_outage\"}}}"
                                .formatted(database))
                .json();
        assertThat(second.get("status").asString()).isEqualTo("identified");
        assertThat(second.get("incident_updates").size()).isEqualTo(2);
        JsonNode affected = second.get("incident_updates").get(0).get("affected_components");
        assertThat(affected.get(0).get("code").asString()).isEqualTo(database);
        assertThat(affected.get(0).get("old_status").asString()).isEqualTo("operational");

        ApiClient.Answer end = api.patch(
                one + ".json",
                "{\"incident\":{\"status\":\"resolved\",\"components\":{\"%s\":\"operational\"}}}".formatted(database));
        assertThat(end.status()).isEqualTo(200);
        JsonNode newest = end.json().get("incident_updates").get(0);
        assertThat(newest.get("body").asString()).isEqualTo("This incident has been resolved.");
        assertThat(end.text("resolved_at")).isEqualTo(newest.get("display_at").asString());
        assertThat(end.json().get("components")).hasSize(2);
        assertThat(statusOf(database)).isEqualTo(ComponentStatus.OPERATIONAL);
        assertThat(api.get(one).json()).isEqualTo(end.json());
        new Site(port).jsonWhen("/incidents/" + made.text("id") + ".json", page -> page.path("status")
                .asString("")
                .equals("resolved"));
    }

    @Test
    void aReportNeedsNoMoreThanAName() {
        ApiClient.Answer made = api.post(path, "{\"incident\":{\"name\":\" Slow \"}}");

        assertThat(made.text("name")).isEqualTo("Slow");
        assertThat(made.text("status")).isEqualTo("investigating");
        JsonNode entry = made.json().get("incident_updates").get(0);
        assertThat(entry.get("body").asString()).isEqualTo("We are looking into this incident.");
        assertThat(entry.get("affected_components").isNull()).isTrue();
        assertThat(entry.get("deliver_notifications").asBoolean()).isTrue();
        assertThat(entry.get("wants_twitter_update").asBoolean()).isFalse();
        assertThat(made.text("created_at")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(Z|[+-].*)");
    }

    @Test
    void aFormSaysTheSame() {
        String form = "incident[name]=By+form&incident[message]=Old+alias&incident[deliver_notifications]=f"
                + "&incident[component_ids][]=" + queue + "&incident[components][" + database + "]=partial_outage";
        ApiClient.Answer made = api.send("POST", path + ".json", ApiClient.FORM, form);

        assertThat(made.status()).isEqualTo(201);
        JsonNode entry = made.json().get("incident_updates").get(0);
        assertThat(entry.get("body").asString()).isEqualTo("Old alias");
        assertThat(entry.get("deliver_notifications").asBoolean()).isFalse();
        assertThat(entry.get("affected_components")).hasSize(2);
        assertThat(statusOf(queue)).isEqualTo(ComponentStatus.OPERATIONAL);
        assertThat(statusOf(database)).isEqualTo(ComponentStatus.PARTIAL_OUTAGE);
    }

    @Test
    void whatIsSilentReachesNobody() {
        ApiClient.Answer made = api.post(path, "{\"incident\":{\"name\":\"Quiet\",\"deliver_notifications\":false}}");
        String update = made.json().get("incident_updates").get(0).get("id").asString();

        assertThat(jdbc.sql("select count(*) from outbox where update_id = ?")
                        .param(update)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"components\":{\"QUEUE\":\"major_outage\"},\"deliver_notifications\":false}",
                "{\"components\":{\"QUEUE\":\"major_outage\"},\"body\":\"x\",\"deliver_notifications\":false}"
            })
    void componentsThatAreChangedInSilenceReachNoWebhook(String incident) {
        String one = path + "/"
                + api.post(path, "{\"incident\":{\"name\":\"Loud at first\"}}").text("id");

        api.patch(one, "{\"incident\":" + incident.replace("QUEUE", queue) + "}");
        assertThat(statusOf(queue)).isEqualTo(ComponentStatus.MAJOR_OUTAGE);
        assertThat(changesToTell(queue)).isZero();

        api.patch(one, "{\"incident\":{\"components\":{\"" + queue + "\":\"operational\"}}}");
        assertThat(changesToTell(queue)).as("the silence is over").isEqualTo(1);
    }

    @Test
    void workThatTakesUpAComponentInSilenceReachesNoWebhook() {
        String one = path + "/"
                + api.post(
                                path,
                                "{\"incident\":{\"name\":\"Work\",\"status\":\"in_progress\",\"auto_transition_to_maintenance_state\":true,\"scheduled_for\":\"2015-01-31T05:00:00Z\",\"scheduled_until\":\"2199-01-31T06:00:00Z\"}}")
                        .text("id");

        api.patch(one, "{\"incident\":{\"component_ids\":[\"" + queue + "\"],\"deliver_notifications\":false}}");
        assertThat(statusOf(queue)).isEqualTo(ComponentStatus.UNDER_MAINTENANCE);
        assertThat(changesToTell(queue)).isZero();
        api.delete(one);
    }

    @Test
    void anIncidentOfThePastIsOneResolvedEntryAtItsTime() {
        ApiClient.Answer made = api.post(
                path,
                "{\"incident\":{\"name\":\"Old\",\"backfilled\":true,\"backfill_date\":\"2015-01-31\",\"body\":\"x\",\"component_ids\":[\"%s\"]}}"
                        .formatted(queue));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("status")).isEqualTo("resolved");
        assertThat(made.json().get("backfilled").asBoolean()).isTrue();
        assertThat(made.text("created_at")).isEqualTo("2015-01-31T00:00:00.000Z");
        assertThat(made.text("resolved_at")).isEqualTo("2015-01-31T00:00:00.000Z");
        assertThat(made.json()
                        .get("incident_updates")
                        .get(0)
                        .get("deliver_notifications")
                        .asBoolean())
                .isFalse();
        assertThat(api.get(path + "?limit=100").json().get(0).get("id").asString())
                .isNotEqualTo(made.text("id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"body\":\"no name\"}",
                "{\"name\":\"  \"}",
                "{\"name\":7}",
                "{\"name\":\"x\",\"status\":\"postmortem\"}",
                "{\"name\":\"x\",\"status\":\"broken\"}",
                "{\"name\":\"x\",\"components\":{\"nosuchcompon\":\"operational\"}}",
                "{\"name\":\"x\",\"components\":{\"QUEUE\":\"burning\"}}",
                "{\"name\":\"x\",\"components\":7}",
                "{\"name\":\"x\",\"component_ids\":[\"nosuchcompon\"]}",
                "{\"name\":\"x\",\"impact_override\":\"huge\"}",
                "{\"name\":\"x\",\"deliver_notifications\":\"perhaps\"}",
                "{\"name\":\"x\",\"metadata\":{\"a\":1}}",
                "{\"name\":\"x\",\"metadata\":[]}",
                "{\"name\":\"x\",\"reminder_intervals\":\"[3, 2]\"}",
                "{\"name\":\"x\",\"reminder_intervals\":\"25\"}",
                "{\"name\":\"x\",\"reminder_intervals\":\"1, 2\"}",
                "{\"name\":\"x\",\"backfilled\":true}",
                "{\"name\":\"x\",\"backfill_date\":\"yesterday\"}",
                "{\"name\":\"x\",\"backfill_date\":\"2199-01-01\"}",
                "{\"name\":\"x\",\"backfill_date\":\"2015-01-31\",\"components\":{\"QUEUE\":\"operational\"}}",
                "{\"name\":\"x\",\"backfill_date\":\"2015-01-31\",\"status\":\"monitoring\"}",
                "{\"name\":\"a\\u0000b\"}",
                "{\"name\":\"half \\ud83d\"}",
            })
    void whatCannotBeIsRefusedInSentencesAndChangesNothing(String incident) {
        int before = incidents();
        ApiClient.Answer answer = api.post(path, "{\"incident\":" + incident.replace("QUEUE", queue) + "}");

        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(422);
        assertThat(answer.json().get("error").isArray()).isTrue();
        assertThat(answer.text("message"))
                .isEqualTo(answer.json().get("error").get(0).asString());
        assertThat(incidents()).isEqualTo(before);
    }

    @Test
    void tooLongTextsAreRefused() {
        assertThat(api.post(path, "{\"incident\":{\"name\":\"" + "n".repeat(256) + "\"}}")
                        .status())
                .isEqualTo(422);
        assertThat(api.post(path, "{\"incident\":{\"name\":\"x\",\"body\":\"" + "b".repeat(25_001) + "\"}}")
                        .status())
                .isEqualTo(422);
        assertThat(api.post(path, "{}").status()).isEqualTo(422);
    }

    @Test
    void fieldsAloneAddNoEntryAndAbsentOnesStay() {
        String one = path + "/"
                + api.post(
                                path,
                                "{\"incident\":{\"name\":\"Before\",\"metadata\":{\"jira\":{\"id\":7}},\"reminder_intervals\":\"[1, 5, 7]\"}}")
                        .text("id");

        JsonNode changed = api.put(
                        one,
                        "{\"incident\":{\"name\":\"After\",\"impact_override\":\"major\",\"auto_transition_to_operational_state\":\"t\"}}")
                .json();
        assertThat(changed.get("name").asString()).isEqualTo("After");
        assertThat(changed.get("impact").asString()).isEqualTo("major");
        assertThat(changed.get("incident_updates")).hasSize(1);
        assertThat(changed.get("metadata").toString()).isEqualTo("{\"jira\":{\"id\":7}}");
        assertThat(changed.get("reminder_intervals").asString()).isEqualTo("[1, 5, 7]");
        assertThat(changed.get("auto_transition_to_operational_state").asBoolean())
                .isTrue();

        JsonNode cleared = api.patch(one, "{\"incident\":{\"impact_override\":null,\"reminder_intervals\":null}}")
                .json();
        assertThat(cleared.get("impact_override").isNull()).isTrue();
        assertThat(cleared.get("reminder_intervals").isNull()).isTrue();
        assertThat(cleared.get("name").asString()).isEqualTo("After");
        assertThat(new Site(port)
                        .get("/incidents/" + changed.get("id").asString() + ".json")
                        .body())
                .doesNotContain("jira");
    }

    @Test
    void aSameStatusWithoutWordsIsNoEntryAndReopeningIsOne() {
        String one = path + "/"
                + api.post(path, "{\"incident\":{\"name\":\"Flap\",\"status\":\"resolved\"}}")
                        .text("id");

        assertThat(api.patch(one, "{\"incident\":{\"status\":\"resolved\"}}")
                        .json()
                        .get("incident_updates"))
                .hasSize(1);
        ApiClient.Answer open = api.patch(one, "{\"incident\":{\"status\":\"investigating\"}}");
        assertThat(open.json().get("incident_updates")).hasSize(2);
        assertThat(open.text("resolved_at")).isNull();
        assertThat(api.patch(one, "{\"incident\":{\"status\":\"in_progress\"}}").status())
                .isEqualTo(422);
    }

    @Test
    void componentsAloneAreNamedInTheNewestEntry() {
        String one = path + "/"
                + api.post(path, "{\"incident\":{\"name\":\"Named\"}}").text("id");

        JsonNode changed = api.patch(
                        one, "{\"incident\":{\"components\":{\"%s\":\"degraded_performance\"}}}".formatted(queue))
                .json();
        assertThat(changed.get("incident_updates")).hasSize(1);
        assertThat(changed.get("components").get(0).get("status").asString()).isEqualTo("degraded_performance");
        assertThat(changed.get("impact").asString()).isEqualTo("minor");
        assertThat(changed.get("components").get(0).has("components")).isFalse();
        assertThat(changed.get("components").get(0).has("automation_email")).isTrue();
    }

    @Test
    void aChangeThatFailsHalfWayHasChangedNothing() {
        String one = path + "/"
                + api.post(path, "{\"incident\":{\"name\":\"Whole\"}}").text("id");
        JsonNode before = api.get(one).json();

        ApiClient.Answer answer = api.patch(
                one,
                "{\"incident\":{\"metadata\":{\"a\":{}},\"body\":\"New\",\"components\":{\"%s\":\"major_outage\"},\"name\":\"\"}}"
                        .formatted(queue));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(api.get(one).json()).isEqualTo(before);
        assertThat(statusOf(queue)).isEqualTo(ComponentStatus.OPERATIONAL);
    }

    @Test
    void listsAreSearchedAndTurnedPageByPage() {
        String word = "zebra" + System.nanoTime();
        List<String> ids = Stream.of("first", "second", "third")
                .map(which -> api.post(
                                path,
                                "{\"incident\":{\"name\":\"%s\",\"body\":\"A %s 100%% there\",\"status\":\"%s\"}}"
                                        .formatted(
                                                which,
                                                word.toUpperCase(),
                                                which.equals("first") ? "resolved" : "monitoring"))
                        .text("id"))
                .toList();

        assertThat(ids(api.get(path + "?q=" + word))).containsExactly(ids.get(2), ids.get(1), ids.get(0));
        assertThat(ids(api.get(path + "?limit=2&q=" + word))).containsExactly(ids.get(2), ids.get(1));
        assertThat(ids(api.get(path + "?limit=2&page=2&q=" + word))).containsExactly(ids.get(0));
        assertThat(ids(api.get(path + "?page=99&q=" + word))).isEmpty();
        assertThat(ids(api.get(path + "?q=no%25thing" + word))).isEmpty();
        assertThat(ids(api.get(path + "/unresolved"))).contains(ids.get(1)).doesNotContain(ids.get(0));
        assertThat(api.get(path + "?limit=0").status()).isEqualTo(400);
        assertThat(api.get(path + "?limit=101").status()).isEqualTo(400);
        assertThat(api.get(path + "?page=x").status()).isEqualTo(400);
    }

    @Test
    void deletingAnswersWithWhatWasDeletedAndTakesItBack() {
        ApiClient.Answer made = api.post(
                path, "{\"incident\":{\"name\":\"Gone\",\"components\":{\"%s\":\"major_outage\"}}}".formatted(queue));
        String one = path + "/" + made.text("id");

        ApiClient.Answer gone = api.delete(one);
        assertThat(gone.status()).isEqualTo(200);
        assertThat(gone.text("name")).isEqualTo("Gone");
        assertThat(statusOf(queue)).isEqualTo(ComponentStatus.OPERATIONAL);
        assertThat(api.get(one).status()).isEqualTo(404);
        assertThat(ids(api.get(path))).doesNotContain(made.text("id"));
        assertThat(api.delete(one).status()).isEqualTo(404);
        assertThat(api.patch(one, "{\"incident\":{}}").status()).isEqualTo(404);
    }

    private int changesToTell(String component) {
        return jdbc.sql("select count(*) from component_outbox where component_id = ?")
                .param(component)
                .query(Integer.class)
                .single();
    }

    private int incidents() {
        return jdbc.sql("select count(*) from incident").query(Integer.class).single();
    }

    private ComponentStatus statusOf(String id) {
        return components.tree().component(id).orElseThrow().status();
    }

    private String component(String name) {
        return components
                .add(new NewComponent(null, name, null, ComponentStatus.OPERATIONAL, true, false, null))
                .id();
    }

    private static List<String> ids(ApiClient.Answer list) {
        return StreamSupport.stream(list.json().spliterator(), false)
                .map(each -> each.get("id").asString())
                .toList();
    }
}
