package com.telerivet.status.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.Components;
import com.telerivet.status.component.NewComponent;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.NewUpdate;
import com.telerivet.status.platform.Actor;
import com.telerivet.status.testkit.AdminClient;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Site;
import com.telerivet.status.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

@AppTest
class SourcesTests {

    private static final Actor COMMAND = Actor.nobody("command line", "");
    private static final String STATUSPAGE =
            """
            {"page":{"id":"p31zjtct2jer","name":"Another","time_zone":"America/Los_Angeles"},
             "components":[
              {"id":"grp000000001","name":"Core","group":true,"group_id":null,"status":"operational"},
              {"id":"cmp000000001","name":"API","group":false,"group_id":"grp000000001","status":"operational",
               "created_at":"2019-05-01T00:00:00.000-07:00","showcase":true,"start_date":"2019-05-01"},
              {"id":"cmp000000002","name":"Web","group":false,"group_id":null,"status":"degraded_performance",
               "created_at":"2019-05-01T00:00:00.000-07:00"}],
             "incidents":[{"id":"inc000000001","name":"Slow <b>API</b>","status":"postmortem","impact":"major",
               "created_at":"2020-02-01T10:00:00.000-08:00","incident_updates":[
               {"id":"upd000000003","status":"postmortem","body":"Why","display_at":"2020-02-03T10:00:00.000-08:00"},
               {"id":"upd000000002","status":"resolved","body":"Over","display_at":"2020-02-01T11:00:00.000-08:00","affected_components":null},
               {"id":"upd000000001","status":"investigating","body":"Hm","display_at":"2020-02-01T10:00:00.000-08:00",
                "affected_components":[{"code":"cmp000000001","name":"API","old_status":"operational","new_status":"partial_outage"}]}]}],
             "scheduled_maintenances":[{"id":"mnt000000001","name":"Move","status":"completed","impact":"maintenance",
               "created_at":"2020-03-01T10:00:00Z","scheduled_for":"2020-03-02T10:00:00Z","scheduled_until":"2020-03-02T11:00:00Z",
               "incident_updates":[
               {"id":"upd000000005","status":"completed","body":"Done","display_at":"2020-03-02T11:00:00Z"},
               {"id":"upd000000004","status":"scheduled","body":"Soon","display_at":"2020-03-01T10:00:00Z"}]}]}
            """;

    @Autowired
    Environment app;

    @Autowired
    Components components;

    @Autowired
    Incidents incidents;

    @Autowired
    StatuspageVisit visit;

    @Value("${server.port}")
    int port;

    @TempDir
    Path folder;

    private final TestDatabase empty = opened();
    private final Imports imports =
            new Imports(empty.dataSource(), new DataSourceTransactionManager(empty.dataSource()), Clock.systemUTC());

    @Test
    void aPageOfStatuspageComesInWithItsIdsAndHistory() throws Exception {
        Path file = file(STATUSPAGE);

        ImportSummary summary = imports.load(file, COMMAND, share -> {});

        assertThat(summary.text()).startsWith("2 incidents and maintenances, 4 entries, 2 components, 1 groups");
        assertThat(text("select name || ' ' || time_zone from page")).isEqualTo("Another America/Los_Angeles");
        assertThat(text("select concat_ws(' ', status, impact, backfilled, postmortem_body) from incident"
                        + " where id = 'inc000000001'"))
                .isEqualTo("resolved major t Why");
        assertThat(texts("select status || ' ' || to_char(at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') from"
                        + " component_status_change where component_id = 'cmp000000001' order by at"))
                .as("well before its trouble, and again when the incident was over")
                .containsExactly(
                        "operational 2019-05-01 06:59",
                        "partial_outage 2020-02-01 18:00",
                        "operational 2020-02-01 19:00");
        assertThat(texts("select name || ' ' || status from component order by name"))
                .containsExactly("API operational", "Web degraded_performance");
        assertThat(
                        text(
                                "select concat(scheduled_until, ' ', scheduled_remind_prior) from incident where id = 'mnt000000001'"))
                .endsWith(" f");
        assertThat(texts("select cast(id as text) from outbox"))
                .as("nobody is mailed")
                .isEmpty();
        assertThat(imports.load(file, COMMAND, share -> {}).added()).isZero();
        assertThat(text("select cast(number as text) from generation")).isEqualTo("1");
    }

    @Test
    void aSecondVisitBringsOnlyWhatIsNewAndLeavesWhatWasChangedHere() throws Exception {
        imports.load(file(STATUSPAGE), COMMAND, share -> {});
        empty.jdbc()
                .sql("update component set name = 'Our API' where name = 'API'")
                .update();
        Path more = file(STATUSPAGE.replace("inc000000001", "inc000000009").replace("upd00000000", "upe00000000"));

        ImportSummary summary = imports.load(more, COMMAND, share -> {});

        assertThat(summary.tables().get("incident").added()).isOne();
        assertThat(summary.tables().get("incident").known()).isOne();
        assertThat(summary.conflicts()).containsExactly("“API” is here as “Our API”, and stays so");
        assertThat(texts("select name from component order by name")).containsExactly("Our API", "Web");
    }

    @Test
    void aLivePageIsAskedByItsPublicApi() {
        String component = components
                .add(new NewComponent(null, "Visited", null, ComponentStatus.OPERATIONAL, true, false, null))
                .id();
        NewUpdate entry = new NewUpdate(
                IncidentStatus.RESOLVED,
                "Visited",
                Instant.parse("2021-01-31T05:10:00Z"),
                Map.of(component, ComponentStatus.OPERATIONAL),
                false);
        String id = incidents.report("Visited", null, entry).id();
        new Site(port).textWhen("/incidents/" + id + ".json", text -> text.contains("Visited"));

        SourceSite site = visit.read("http://127.0.0.1:" + port + "/", share -> {});

        assertThat(site.parts()).extracting(SourceSite.Part::id).contains(component);
        assertThat(imports.load(Incoming.of(site), COMMAND, share -> {})
                        .tables()
                        .get("component")
                        .added())
                .isEqualTo(site.parts().size());
        assertThatThrownBy(() -> visit.read("http://169.254.169.254", share -> {}))
                .isInstanceOf(ImportRejected.class)
                .hasMessageContaining("may not be asked");
    }

    @Test
    void theDeskAsksALivePageToo() {
        AdminClient ada = AdminClient.ada(app);
        components.add(new NewComponent(null, "Asked", null, ComponentStatus.OPERATIONAL, true, false, null));
        new Site(port).textWhen("/api/v2/components.json", text -> text.contains("Asked"));

        ada.post(ada.form("/admin/import", "/admin/import/address").with("address", "http://127.0.0.1:" + port));

        String found =
                Awaitility.await().until(() -> ada.page("/admin/import"), page -> page.contains("What is in the"));
        assertThat(found).contains("components").contains("Import all of it");
        ada.post(ada.form("/admin/import", "/admin/import/withdrawal"));
        assertThat(ada.page("/admin/import")).contains("type=\"file\"");
    }

    @Test
    void cachetComesIn() throws Exception {
        imports.load(
                file(
                        """
                        {"groups":{"data":[{"id":1,"name":"Sites"}]},
                         "components":{"data":[{"id":7,"name":"Shop","status":1,"group_id":1,"created_at":"2018-01-01 00:00:00"}]},
                         "incidents":{"data":[{"id":3,"name":"Shop down","status":4,"message":"Gone","component_id":7,
                          "component_status":4,"occurred_at":"2018-05-01 10:00:00","updates":[
                          {"id":1,"status":2,"message":"Found","created_at":"2018-05-01 10:10:00"},
                          {"id":2,"status":4,"message":"Back","created_at":"2018-05-01 10:30:00"}]}]}}
                        """),
                COMMAND,
                share -> {});

        assertThat(text("select concat_ws(' ', status, impact, resolved_at at time zone 'UTC') from incident"))
                .isEqualTo("resolved critical 2018-05-01 10:30:00");
        assertThat(texts("select status from component_status_change order by at, id"))
                .containsExactly("operational", "major_outage", "operational");
        assertThat(text("select g.name from component c join component_group g on g.id = c.group_id"))
                .isEqualTo("Sites");
    }

    @Test
    void whatCachetPlannedComesInAsMaintenance() throws Exception {
        String export =
                """
                {"components":{"data":[{"id":7,"name":"Shop","status":1,"created_at":"2018-01-01 00:00:00"}]},
                 "schedules":{"data":[
                  {"id":1,"name":"Move","message":"We move","status":2,"created_at":"2018-05-01 09:00:00",
                   "scheduled_at":"2018-05-02 10:00:00","completed_at":"2018-05-02 12:00:00",
                   "components":[{"id":4,"schedule_id":1,"component_id":7,"component_status":2}]},
                  {"id":2,"name":"Later","message":"We will","status":0,"created_at":"2018-05-03 09:00:00",
                   "scheduled_at":"2099-05-02 10:00:00","completed_at":null},
                  {"id":3,"name":"Never","message":"","status":0,"scheduled_at":"some day"}]}}
                """;
        imports.load(file(export), COMMAND, share -> {});

        assertThat(texts("select concat_ws(' ', name, status, impact, scheduled_for at time zone 'UTC',"
                        + " scheduled_until at time zone 'UTC') from incident order by scheduled_for"))
                .containsExactly(
                        "Move completed maintenance 2018-05-02 10:00:00 2018-05-02 12:00:00",
                        "Later scheduled maintenance 2099-05-02 10:00:00 2099-05-02 11:00:00");
        assertThat(texts("select concat_ws(' ', status, display_at at time zone 'UTC') from incident_update"
                        + " where incident_id = (select id from incident where name = 'Move') order by display_at"))
                .containsExactly(
                        "scheduled 2018-05-01 09:00:00",
                        "in_progress 2018-05-02 10:00:00",
                        "completed 2018-05-02 12:00:00");
        assertThat(texts("select status from component_status_change order by at, id"))
                .containsExactly("operational", "under_maintenance", "operational");
        assertThat(imports.load(file(export), COMMAND, share -> {}).added()).isZero();
    }

    @Test
    void uptimeKumaAndUpptimeComeIn() throws Exception {
        imports.load(
                file(
                        """
                        {"version":"1.23.0","notificationList":[],"monitorList":[
                         {"id":1,"name":"All","type":"group","parent":null},
                         {"id":2,"name":"Site","type":"http","url":"https://a.example","parent":1,"basic_auth_pass":"secret"}]}
                        """),
                COMMAND,
                share -> {});
        imports.load(
                file(
                        """
                        [{"number":12,"title":"🛑 Wiki is down","body":"In abc, Wiki was down","state":"closed",
                          "created_at":"2023-01-01T00:00:00Z","closed_at":"2023-01-01T00:20:00Z",
                          "labels":[{"name":"status"},{"name":"wiki"}]},
                         {"number":13,"title":"A question","body":"","created_at":"2023-01-02T00:00:00Z","labels":[]}]
                        """),
                COMMAND,
                share -> {});

        assertThat(texts("select name from component order by name")).containsExactly("Site", "Wiki");
        assertThat(texts("select status from incident")).containsExactly("resolved");
        assertThat(texts("select c.status from component_status_change c join component p on p.id = c.component_id"
                        + " where p.name = 'Wiki' order by at, c.id"))
                .containsExactly("operational", "major_outage", "operational");
    }

    @Test
    void whatIsNoStatusPageIsRefused() throws Exception {
        for (String content : List.of("{}", "[]", "[1]", "no json", "{\"incidents\":[{\"id\":1}]}")) {
            Path file = file(content);
            assertThatThrownBy(() -> imports.preview(file, share -> {}))
                    .as(content)
                    .isInstanceOf(ImportRejected.class);
        }
    }

    private static TestDatabase opened() {
        TestDatabase database = TestDatabase.fresh();
        database.jdbc()
                .sql("insert into page (id, name, time_zone, created_at, updated_at, version)"
                        + " values ('abcdefghijkl', 'Our service', 'Etc/UTC', now(), now(), 0)")
                .update();
        return database;
    }

    private String text(String sql) {
        return empty.jdbc().sql(sql).query(String.class).single();
    }

    private List<String> texts(String sql) {
        return empty.jdbc().sql(sql).query(String.class).list();
    }

    private Path file(String content) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "source", ".json"), content);
    }
}
