package com.telerivet.status.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.Components;
import com.telerivet.status.component.NewComponent;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.NewUpdate;
import com.telerivet.status.testkit.AdminClient;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.TestDatabase;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@AppTest
class ArchivesTests {

    private static final String TEXT = "Quotes \" and \\ and </script>, \u05d0 and \ud83d\udd25\nnext line";

    private static final String SECRET = "it tells who may come in, which another instance decides anew";
    private static final String UNDER_WAY = "work of this instance that is under way; history is never sent again";
    private static final String DERIVED = "it follows from what is in the archive";
    private static final String BIN = "what was thrown away stays behind";
    private static final Map<String, String> LEFT_OUT = Map.ofEntries(
            Map.entry("api_token", SECRET),
            Map.entry("invitation", SECRET),
            Map.entry("password_reset", SECRET),
            Map.entry("person", SECRET),
            Map.entry("passkey_challenge", SECRET),
            Map.entry("recovery_code", SECRET),
            Map.entry("recovery_key", SECRET),
            Map.entry("second_step", SECRET),
            Map.entry("secret_key", SECRET),
            Map.entry("probe_agent", SECRET),
            Map.entry("setup_token", SECRET),
            Map.entry("sign_in_rule", SECRET),
            Map.entry("spring_session", SECRET),
            Map.entry("spring_session_attributes", SECRET),
            Map.entry("user_credentials", SECRET),
            Map.entry("user_entities", SECRET),
            Map.entry("subscriber_endpoint", SECRET),
            Map.entry("api_answer", UNDER_WAY),
            Map.entry("component_outbox", UNDER_WAY),
            Map.entry("delivery", UNDER_WAY),
            Map.entry("delivery_permit", UNDER_WAY),
            Map.entry("delivery_suspension", UNDER_WAY),
            Map.entry("draft", UNDER_WAY),
            Map.entry("emergency_entry", UNDER_WAY),
            Map.entry("incident_proposal", UNDER_WAY),
            Map.entry("otlp_counter", UNDER_WAY),
            Map.entry("outbox", UNDER_WAY),
            Map.entry("presence", UNDER_WAY),
            Map.entry("promise_reminder", UNDER_WAY),
            Map.entry("shared_schedule", UNDER_WAY),
            Map.entry("submitted_form", UNDER_WAY),
            Map.entry("undo_offer", UNDER_WAY),
            Map.entry("update_reminder", UNDER_WAY),
            Map.entry("probe_result", UNDER_WAY),
            Map.entry("generation", DERIVED),
            Map.entry("last_edition", DERIVED),
            Map.entry("probe_minute", DERIVED),
            Map.entry("probe_unjudged", DERIVED),
            Map.entry("metric_stale", DERIVED),
            Map.entry("component_status_change_bin", BIN),
            Map.entry("incident_entry_bin", BIN),
            Map.entry("probe_publication", "agents stay behind, so who shows what they see decides it anew"),
            Map.entry("audit_entry", "it tells who did what here; an import is a line of the trail there"),
            Map.entry("flyway_schema_history", "it is the schema's own"));

    @Autowired
    Environment app;

    @Autowired
    Components components;

    @Autowired
    Incidents incidents;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    @Test
    void anAdministratorTakesEverythingAwayAsItIs() {
        String component = components
                .add(new NewComponent(null, "Archived API", null, ComponentStatus.OPERATIONAL, true, false, null))
                .id();
        String incident = report(component);
        HttpResponse<String> answer = AdminClient.ada(app).get("/admin/export");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("status-archive.json");
        JsonNode archive = JsonMapper.shared().readTree(answer.body());
        assertThat(archive.get("format").asString()).isEqualTo("status-archive");
        assertThat(row(archive, "component", component).get("name").asString()).isEqualTo("Archived API");
        assertThat(row(archive, "incident", incident).get("started_at").asString())
                .isEqualTo("2015-01-31T05:10:00+00:00");
        JsonNode entry = StreamSupport.stream(archive.get("incident_update").spliterator(), false)
                .filter(update -> update.get("incident_id").asString().equals(incident))
                .findFirst()
                .orElseThrow();
        assertThat(entry.get("body").asString()).isEqualTo(TEXT);
        assertThat(archive.get("incident_update_component").toString())
                .contains(entry.get("id").asString());
    }

    @Test
    void whatIsInTheBinOrSecretStaysAtHome() {
        String gone = report(null);
        jdbc.sql("update incident set deleted_at = now() where id = ?")
                .param(gone)
                .update();
        String archive = AdminClient.ada(app).get("/admin/export").body();

        assertThat(archive)
                .doesNotContain(gone)
                .doesNotContain("\"password_hash\"")
                .doesNotContain(AppTest.TOKEN);
        assertThat(strings(JsonMapper.shared().readTree(archive).get("left_out")))
                .contains("person", "api_token", "secret_key", "spring_session", "metric_stale")
                .doesNotContain("incident", "incident_template", "metric_point");
    }

    @Test
    void everyTableIsInTheArchiveOrLeftOutForAReason() {
        List<String> tables = jdbc.sql(
                        """
                        select relname from pg_class where relnamespace = current_schema()::regnamespace
                            and relkind in ('r', 'p') and not relispartition
                        """)
                .query(String.class)
                .list();
        List<String> archived =
                ArchivedTable.ALL.stream().map(ArchivedTable::name).toList();

        assertThat(tables).containsAll(archived).containsAll(LEFT_OUT.keySet());
        assertThat(LEFT_OUT.keySet()).doesNotContainAnyElementsOf(archived);
        assertThat(tables)
                .as(
                        "put a new table into ArchivedTable.ALL and docs/archive-format.md, or here with the reason why not")
                .allMatch(table -> archived.contains(table) || LEFT_OUT.containsKey(table));
    }

    @Test
    void theCommandWritesTheSameWithoutAPage() throws Exception {
        TestDatabase database = TestDatabase.fresh();
        database.jdbc()
                .sql("insert into page (id, name, time_zone, created_at, updated_at, version)"
                        + " values ('abcdefghijkl', 'Taken away', 'Etc/UTC', now(), now(), 0)")
                .update();
        Path file = folder.resolve("status.json");
        String[] command = {"export", file.toString(), "--spring.datasource.url=" + database.url()};

        assertThat(ExportCommand.isMeant(command)).isTrue();
        assertThat(ExportCommand.run(command)).isZero();
        JsonNode archive = JsonMapper.shared().readTree(Files.readString(file));
        assertThat(row(archive, "page", "abcdefghijkl").get("name").asString()).isEqualTo("Taken away");
        assertThat(archive.get("incident").isEmpty()).isTrue();
    }

    @Test
    void aCommandThatCannotWorkSaysSoByItsExitCode() {
        assertThat(ExportCommand.run("export")).isEqualTo(2);
        assertThat(ExportCommand.run(
                        "export",
                        folder.resolve("nothing.json").toString(),
                        "--spring.datasource.url=" + TestDatabase.empty().url()))
                .isEqualTo(1);
        assertThat(ExportCommand.isMeant("--server.port=8080")).isFalse();
        assertThat(folder).as("no half archive stays behind").isEmptyDirectory();
    }

    private String report(String component) {
        Map<String, ComponentStatus> statuses =
                component == null ? Map.of() : Map.of(component, ComponentStatus.MAJOR_OUTAGE);
        return incidents
                .report(
                        "Archived",
                        null,
                        new NewUpdate(
                                IncidentStatus.IDENTIFIED,
                                TEXT,
                                Instant.parse("2015-01-31T05:10:00Z"),
                                statuses,
                                false))
                .id();
    }

    private static JsonNode row(JsonNode archive, String table, String id) {
        return StreamSupport.stream(archive.get(table).spliterator(), false)
                .filter(row -> row.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }
}
