package com.telerivet.status.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

class EmbeddedDatabaseTests {

    /** Some seconds of a processor: whoever is at it does not notice at once that its server is gone. */
    private static final String LONG_QUERY = "select count(*) from generate_series(1, 20000000)";

    @TempDir
    private Path home;

    @Test
    void whatWasWrittenIsThereAfterTheNextStart() throws Exception {
        try (EmbeddedDatabase first = EmbeddedDatabase.start(home)) {
            jdbc(first).sql("create table kept as select 42 as answer").update();
        }
        try (EmbeddedDatabase second = EmbeddedDatabase.start(home)) {
            assertThat(jdbc(second)
                            .sql("select answer from kept")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(42);
        }
    }

    @Test
    void aDatabaseThatIsKilledIsStartedAgainWithWhatWasCommitted() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(home)) {
            jdbc(database).sql("create table kept as select 42 as answer").update();
            Path pidFile = home.resolve("postgresql/postmaster.pid");
            long killed = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
            JdbcClient busy = jdbc(database);
            CompletableFuture<Integer> goesOn = CompletableFuture.supplyAsync(
                    () -> busy.sql(LONG_QUERY).query(Integer.class).single());
            await().until(() -> jdbc(database)
                            .sql("select count(*) from pg_stat_activity where state = 'active' and query = :query")
                            .param("query", LONG_QUERY)
                            .query(Integer.class)
                            .single()
                    == 1);
            assertThat(ProcessHandle.of(killed).orElseThrow().destroyForcibly()).isTrue();

            await().atMost(Duration.ofSeconds(60)).ignoreExceptions().untilAsserted(() -> {
                assertThat(Files.readAllLines(pidFile).get(0).strip()).isNotEqualTo(String.valueOf(killed));
                assertThat(jdbc(database)
                                .sql("select answer from kept")
                                .query(Integer.class)
                                .single())
                        .isEqualTo(42);
            });
            assertThat(goesOn).isCompleted();
        }
        assertThat(home.resolve("postgresql/postmaster.pid")).doesNotExist();
    }

    @Test
    void itIsDurableAndHeardOnLoopbackOnly() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(home)) {
            for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
                assertThat(jdbc(database)
                                .sql("show " + setting)
                                .query(String.class)
                                .single())
                        .as(setting)
                        .isEqualTo("on");
            }
            assertThat(jdbc(database)
                            .sql("show listen_addresses")
                            .query(String.class)
                            .single())
                    .isEqualTo("127.0.0.1");
        }
    }

    @Test
    void itEndsWithItsProgram() {
        EmbeddedDatabase database = EmbeddedDatabase.start(home);
        String url = database.jdbcUrl();
        database.close();

        assertThat(home.resolve("postgresql/postmaster.pid")).doesNotExist();
        assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", ""))
                .hasMessageContaining("refused");
    }

    @Test
    void aDatabaseThatAKilledProgramLeftBehindIsStoppedFirst() throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AnotherProgram.class.getName(),
                        home.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(program.inputReader().lines().anyMatch("started"::equals)).isTrue();
        program.destroyForcibly().waitFor();
        assertThat(home.resolve("postgresql/postmaster.pid")).exists();

        try (EmbeddedDatabase next = EmbeddedDatabase.start(home)) {
            assertThat(jdbc(next)
                            .sql("select answer from kept")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(42);
        }
    }

    /** Runs in a process of its own, so that it can be killed. */
    static final class AnotherProgram {

        private AnotherProgram() {}

        public static void main(String[] arguments) throws Exception {
            EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(arguments[0]));
            jdbc(database).sql("create table kept as select 42 as answer").update();
            System.out.println("started");
            new CountDownLatch(1).await();
        }
    }

    @Test
    void twoProgramsCannotShareADirectory() {
        try (EmbeddedDatabase first = EmbeddedDatabase.start(home)) {
            assertThat(first.jdbcUrl()).startsWith("jdbc:postgresql:");
            assertThatThrownBy(() -> EmbeddedDatabase.start(home))
                    .isInstanceOf(BadSetting.class)
                    .hasMessageContaining("in use");
        }
    }

    private static JdbcClient jdbc(EmbeddedDatabase database) throws Exception {
        return JdbcClient.create(
                new SimpleDriverDataSource(new org.postgresql.Driver(), database.jdbcUrl(), "postgres", ""));
    }
}
