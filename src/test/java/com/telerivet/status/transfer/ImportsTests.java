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
import com.telerivet.status.testkit.TestDatabase;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

@AppTest
class ImportsTests {

    private static final Actor COMMAND = Actor.nobody("command line", "");
    private static final String HEAD = "{\"format\":\"status-archive\",\"version\":1";
    private static final String PAGE =
            """
            ,"page":[{"id":"abcdefghijkl","name":"Brought in","time_zone":"Etc/UTC","created_at":"2020-01-01T00:00:00+00:00",
            "updated_at":"2020-01-01T00:00:00+00:00","version":3}]""";

    @Autowired
    Environment app;

    @Autowired
    Components components;

    @Autowired
    Incidents incidents;

    @Autowired
    Archives archives;

    @Autowired
    Imports ourImports;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    private final TestDatabase empty = TestDatabase.fresh();
    private final Imports imports = importsInto(empty);

    @Test
    void whatWasTakenAwayComesBackAsItWas() throws Exception {
        putSomethingEverywhere();
        Path taken = folder.resolve("taken.json");
        archives.save(taken);

        ImportSummary preview = imports.preview(taken, share -> {});
        assertThat(preview.conflicting()).isZero();
        assertThat(preview.text()).contains(" components, ").endsWith(", 0 conflicts");
        assertThat(count("incident")).as("a preview changes nothing").isZero();

        long generation = count("generation where number = 0");
        assertThat(imports.load(taken, COMMAND, share -> {}).added()).isEqualTo(preview.added());
        Path again = folder.resolve("again.json");
        new Archives(empty.dataSource(), transactions(empty), Clock.systemUTC()).save(again);
        assertThat(withoutTime(again)).isEqualTo(withoutTime(taken));
        assertThat(count("audit_entry where verb = 'imported' and who_name = 'command line'"))
                .isOne();
        assertThat(count("audit_entry")).as("one line, not one a row").isOne();
        assertThat(count("outbox")).as("nobody is mailed").isZero();
        assertThat(generation).isEqualTo(count("generation where number = 1"));
        assertThat(count("metric_stale")).as("rollups are made anew").isPositive();
    }

    @Test
    void bringingItInTwiceChangesNothing() throws Exception {
        putSomethingEverywhere();
        Path taken = folder.resolve("taken.json");
        archives.save(taken);
        imports.load(taken, COMMAND, share -> {});
        String before = empty.jdbc()
                .sql("select concat(number, xmin) from generation")
                .query(String.class)
                .single();

        ImportSummary second = imports.load(taken, COMMAND, share -> {});

        assertThat(second.added()).isZero();
        assertThat(second.conflicting()).isZero();
        assertThat(empty.jdbc()
                        .sql("select concat(number, xmin) from generation")
                        .query(String.class)
                        .single())
                .isEqualTo(before);
        assertThat(count("audit_entry")).isOne();
        insertStatusChange(empty.jdbc());
        empty.jdbc().sql("update component set name = 'Changed here'").update();
        assertThat(imports.preview(taken, share -> {}).conflicting()).isPositive();
        assertThatThrownBy(() -> imports.load(taken, COMMAND, share -> {}))
                .isInstanceOf(ImportRejected.class)
                .hasMessageContaining("component")
                .hasMessageContaining("Nothing was changed");
    }

    @Test
    void anInstanceThatHasAPageOfItsOwnKeepsIt() throws Exception {
        components.add(new NewComponent(null, "Here", null, ComponentStatus.OPERATIONAL, true, false, null));
        Path file = file(HEAD + PAGE + "}");

        assertThatThrownBy(() -> ourImports.load(file, COMMAND, share -> {}))
                .isInstanceOf(ImportRejected.class)
                .hasMessageContaining("a page of its own");
    }

    @Test
    void hostileFilesAreRefusedInWordsAndChangeNothing() {
        String deep = "[".repeat(100) + "]".repeat(100);
        String component =
                ",\"component\":[{\"id\":\"%s\",\"name\":%s,\"position\":1,\"status\":\"%s\",\"showcase\":true,"
                        + "\"only_show_if_degraded\":false,\"created_at\":\"%s\",\"updated_at\":\"2020-01-01T00:00:00+00:00\",\"version\":0}%s]";
        String at = "2020-01-01T00:00:00+00:00";
        Map.<String, String>ofEntries(
                        Map.entry("", "no archive"),
                        Map.entry("\u001f\u008b zipped", "cannot be read"),
                        Map.entry("[]", "no archive"),
                        Map.entry("{\"format\":\"status-archive\",\"version\":2}", "version 2"),
                        Map.entry(HEAD, "cannot be read"),
                        Map.entry(HEAD + "}", "no page"),
                        Map.entry(HEAD + PAGE + PAGE + "}", "Duplicate|order"),
                        Map.entry(HEAD + PAGE + ",\"person\":[]}", "person"),
                        Map.entry(HEAD + ",\"left_out\":" + deep + PAGE + "}", "depth"),
                        Map.entry(HEAD + ",\"component\":[]" + PAGE + "}", "order"),
                        Map.entry(HEAD + PAGE.replace("Etc/UTC", "Mars/Base") + "}", "time zone"),
                        Map.entry(
                                HEAD
                                        + PAGE.replace(
                                                "\"version\":3",
                                                "\"support_url\":\"javascript:alert(1)\",\"version\":3")
                                        + "}",
                                "address"),
                        Map.entry(
                                HEAD + PAGE.replace("\"version\":3", "\"colour; drop table page\":1,\"version\":3")
                                        + "}",
                                "does not know"),
                        Map.entry(
                                HEAD + PAGE + component.formatted("../../etc/pw", "\"A\"", "operational", at, "") + "}",
                                "strange id"),
                        Map.entry(
                                HEAD + PAGE + component.formatted("abcabcabcabc", "\"A\"", "on fire", at, "") + "}",
                                "database"),
                        Map.entry(
                                HEAD + PAGE
                                        + component.formatted("abcabcabcabc", "\"A\"", "operational", "infinity", "")
                                        + "}",
                                "created_at"),
                        Map.entry(
                                HEAD + PAGE
                                        + component.formatted(
                                                "abcabcabcabc", "\"" + "x".repeat(300) + "\"", "operational", at, "")
                                        + "}",
                                "database"),
                        Map.entry(
                                HEAD + PAGE
                                        + component.formatted(
                                                "abcabcabcabc",
                                                "\"" + "x".repeat(600_000) + "\"",
                                                "operational",
                                                at,
                                                "")
                                        + "}",
                                "cannot be read"),
                        Map.entry(
                                HEAD + PAGE
                                        + component.formatted("abcabcabcabc", "\"a\\u0000b\"", "operational", at, "")
                                        + "}",
                                "database"),
                        Map.entry(
                                HEAD + PAGE
                                        + component.formatted(
                                                "abcabcabcabc", "\"A\"", "operational", at, ",{\"id\":\"x\"}")
                                        + "}",
                                "other columns"),
                        Map.entry(
                                HEAD + PAGE
                                        + ",\"incident_update\":[{\"id\":\"abcabcabcabc\",\"incident_id\":\"abcabcabcabd\","
                                        + "\"status\":\"resolved\",\"body\":\"\",\"display_at\":\"" + at
                                        + "\",\"deliver_notifications\":true,"
                                        + "\"edited\":false,\"created_at\":\"" + at + "\",\"updated_at\":\"" + at
                                        + "\"}]}",
                                "database"))
                .forEach((content, words) -> assertThatThrownBy(() -> imports.load(file(content), COMMAND, share -> {}))
                        .as(content.substring(0, Math.min(200, content.length())))
                        .isInstanceOf(ImportRejected.class)
                        .message()
                        .containsPattern(words)
                        .hasSizeLessThan(700));
        assertThat(count("page")).isZero();
        assertThat(count("component")).isZero();
        assertThat(count("audit_entry")).isZero();
    }

    @Test
    void anIdThatComesTwiceWithOtherWordsIsAConflict() throws Exception {
        String group = "{\"id\":\"abcabcabcabc\",\"name\":\"%s\",\"description\":null,\"position\":1,"
                + "\"created_at\":\"2020-01-01T00:00:00+00:00\",\"updated_at\":\"2020-01-01T00:00:00+00:00\",\"version\":0}";
        Path file =
                file(HEAD + PAGE + ",\"component_group\":[" + group.formatted("A") + "," + group.formatted("B") + "]}");

        assertThat(imports.preview(file, share -> {}).conflicting()).isOne();
        assertThatThrownBy(() -> imports.load(file, COMMAND, share -> {})).isInstanceOf(ImportRejected.class);
        assertThat(count("component_group")).isZero();
    }

    @Test
    void theCommandTellsFirstAndThenBringsItIn() throws Exception {
        Path file = file(HEAD + PAGE + "}");
        String url = "--spring.datasource.url=" + empty.url();

        assertThat(ImportCommand.run("import")).isEqualTo(2);
        assertThat(ImportCommand.run("import", folder.resolve("absent").toString(), url))
                .isEqualTo(2);
        assertThat(ImportCommand.run("import", file.toString(), "--preview", url))
                .isZero();
        assertThat(count("page")).isZero();
        assertThat(ImportCommand.run("import", file.toString(), url)).isZero();
        assertThat(count("page where name = 'Brought in'")).isOne();
        assertThat(ImportCommand.run("import", file("{}").toString(), url)).isOne();
    }

    @Test
    void anAdministratorSeesWhatIsInAFileBeforeItComesIn() throws Exception {
        putSomethingEverywhere();
        AdminClient ada = AdminClient.ada(app);
        archives.save(folder.resolve("own.json"));
        String own = Files.readString(folder.resolve("own.json")) + " ".repeat(3_000_000);

        sendFile(ada, own);
        String found = pageWith(ada, "What is in the file");
        assertThat(found).contains("incidents and maintenances").contains("Import all of it");
        ada.post(ada.form("/admin/import", "/admin/import"));
        assertThat(pageWith(ada, "All of it was here already")).contains("type=\"file\"");

        sendFile(ada, "{\"format\":\"something\"}");
        assertThat(pageWith(ada, "Nothing was changed.")).contains("This is no archive");
    }

    private static void sendFile(AdminClient ada, String content) {
        String body = "--limit\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\nthe token of the form\r\n"
                + "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.json\"\r\n"
                + "Content-Type: application/json\r\n\r\n" + content + "\r\n--limit--\r\n";
        HttpResponse<String> answer = ada.multipart("/admin/import/file", "limit", body);
        assertThat(AdminClient.location(answer)).isEqualTo("/admin/import");
    }

    private static String pageWith(AdminClient ada, String words) {
        return Awaitility.await().until(() -> ada.page("/admin/import"), page -> page.contains(words));
    }

    private void putSomethingEverywhere() {
        String component = components
                .add(new NewComponent(
                        null, "Taken away", "With \u05d0", ComponentStatus.OPERATIONAL, true, false, null))
                .id();
        incidents.report(
                "Taken away",
                null,
                new NewUpdate(
                        IncidentStatus.RESOLVED,
                        "Quotes \" and \\ \ud83d\udd25",
                        Instant.parse("2015-01-31T05:10:00.123Z"),
                        Map.of(component, ComponentStatus.MAJOR_OUTAGE),
                        false));
        jdbc.sql(
                        """
                        insert into metric (id, name, service, kind, unit, decimals, position, created_at, updated_at)
                        values ('importmetric', 'Taken', 'API', 'value', 'ms', 1, 1, now(), now()) on conflict do nothing;
                        do $$ begin perform metric_add_month('2024-02-01'); end $$;
                        insert into metric_point (metric_id, source, at, sum, count)
                        values ('importmetric', 'push', '2024-02-29 12:00:00.000001+00', 0.1, 3e20) on conflict do nothing;
                        insert into metric_closed_month values ('2023-05-01') on conflict do nothing;
                        insert into metric_rollup values ('importmetric', 86400, '2023-05-05', 1, 2) on conflict do nothing;
                        insert into alert_rule (id, name, kind, metric_id, side, threshold, recovery, bad_minutes, of_minutes,
                            days, mails, webhook_url, is_publishing, created_at, next_at, state_since)
                        values ('importruleab', 'Rule', 'silence', 'importmetric', 'above', 1, 1, 1, 1, 1, '', '', false,
                            now(), '2199-01-01', now()) on conflict do nothing;
                        insert into page_picture (name, media_type, digest, width, height, content)
                        select 'dark-logo', 'image/svg+xml', encode(sha256(drawing), 'hex'), 4, 2, drawing
                        from (values (convert_to('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"/>', 'UTF8')))
                            t (drawing) on conflict do nothing
                        """)
                .update();
    }

    private static void insertStatusChange(JdbcClient there) {
        there.sql(
                        """
                        insert into component_status_change (component_id, status, at, recorded_at)
                        select id, 'operational', now(), now() from component limit 1
                        """)
                .update();
    }

    private long count(String of) {
        return empty.jdbc().sql("select count(*) from " + of).query(Long.class).single();
    }

    private Path file(String content) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "import", ".json"), content);
    }

    private static String withoutTime(Path archive) throws IOException {
        try (Stream<String> lines = Files.lines(archive)) {
            return String.join(
                    "\n",
                    lines.filter(line -> !line.startsWith("\"written_at\"")).toList());
        }
    }

    private static DataSourceTransactionManager transactions(TestDatabase of) {
        return new DataSourceTransactionManager(of.dataSource());
    }

    private static Imports importsInto(TestDatabase database) {
        return new Imports(database.dataSource(), transactions(database), Clock.systemUTC());
    }
}
