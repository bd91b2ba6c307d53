package com.telerivet.status.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.testkit.FreePort;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** Two real servers: the second is the first one's copy, promoted while the first was away. */
class NewestPrimaryTests {

    @TempDir
    private Path folder;

    private final int firstPort = FreePort.find();
    private final int secondPort = FreePort.find();
    private HikariDataSource pool;
    private EmbeddedPostgres first;
    private EmbeddedPostgres second;

    @BeforeEach
    void aServerAndItsCopy() throws IOException, SQLException {
        first = start("first", firstPort);
        JdbcClient.create(first.getPostgresDatabase())
                .sql("create table note (words text)")
                .update();
        first.close();
        FileSystemUtils.copyRecursively(folder.resolve("first"), folder.resolve("second"));
        Files.createFile(folder.resolve("second").resolve("recovery.signal"));
        Files.setPosixFilePermissions(folder.resolve("second"), PosixFilePermissions.fromString("rwx------"));
        first = start("first", firstPort);
    }

    @AfterEach
    void stop() throws IOException {
        pool.close();
        first.close();
        if (second != null) {
            second.close();
        }
    }

    @Test
    void aPrimaryThatComesBackAfterAnotherWasPromotedIsNotWrittenTo() throws IOException, SQLException {
        pool = pool("127.0.0.1:" + firstPort + ",127.0.0.1:" + secondPort);
        write("before");
        first.close();
        pool.getHikariPoolMXBean().softEvictConnections();
        second = start("second", secondPort);
        write("promoted");

        first = start("first", firstPort);
        for (int i = 0; i < 5; i++) {
            pool.getHikariPoolMXBean().softEvictConnections();
            write("after");
        }

        assertThat(notes(first)).containsExactly("before");
        assertThat(notes(second)).containsExactly("promoted", "after", "after", "after", "after", "after");
    }

    @Test
    void connectionsToTheServerBeforeAreLetGoWhenAnotherIsSeenToBePromoted() throws IOException, SQLException {
        pool = pool("127.0.0.1:" + secondPort + ",127.0.0.1:" + firstPort);
        write("before");
        second = start("second", secondPort);
        pool.setMaximumPoolSize(2);
        JdbcClient jdbc = JdbcClient.create(pool);
        try (Connection held = pool.getConnection();
                Connection other = pool.getConnection()) {
            assertThat(port(held)).isEqualTo(firstPort);
            assertThat(port(other)).isEqualTo(secondPort);
        }
        for (int i = 0; i < 5; i++) {
            jdbc.sql("insert into note values ('after')").update();
        }

        assertThat(notes(first)).containsExactly("before");
    }

    private static int port(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select inet_server_port()")) {
            row.next();
            return row.getInt(1);
        }
    }

    private void write(String words) {
        JdbcClient.create(pool)
                .sql("insert into note values (:words)")
                .param("words", words)
                .update();
    }

    private static List<String> notes(EmbeddedPostgres server) {
        return JdbcClient.create(server.getPostgresDatabase())
                .sql("select words from note")
                .query(String.class)
                .list();
    }

    private static HikariDataSource pool(String hosts) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl("jdbc:postgresql://" + hosts + "/postgres");
        pool.setUsername("postgres");
        pool.setPassword("");
        pool.setMaximumPoolSize(1);
        pool.setMinimumIdle(0);
        pool.setConnectionTimeout(20_000);
        pool.addDataSourceProperty("targetServerType", "primary");
        pool.addDataSourceProperty("connectTimeout", "2");
        // which hosts were away is forgotten at once
        pool.addDataSourceProperty("hostRecheckSeconds", "0");
        PatientDataSource.InThePool.patience().postProcessBeforeInitialization(pool, "dataSource");
        return pool;
    }

    private EmbeddedPostgres start(String name, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve(name))
                .setOverrideWorkingDirectory(folder.resolve("files").toFile())
                .setCleanDataDirectory(false)
                .setServerConfig("restore_command", "false")
                .setPort(port)
                .start();
    }
}
