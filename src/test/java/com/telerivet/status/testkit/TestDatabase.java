package com.telerivet.status.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One PostgreSQL for the whole test run, in a zone that is not UTC on purpose. Every call of {@link #fresh()} gives a
 * database of its own, copied from one that was migrated once.
 */
public final class TestDatabase {

    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger COPIES = new AtomicInteger();

    private final PGSimpleDataSource dataSource;

    private TestDatabase(PGSimpleDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A migrated database that nobody else uses. */
    public static synchronized TestDatabase fresh() {
        String name = "copy_" + COPIES.incrementAndGet();
        run("create database " + name + " template migrated");
        return new TestDatabase(to(name));
    }

    /** A database without any table. */
    public static synchronized TestDatabase empty() {
        String name = "empty_" + COPIES.incrementAndGet();
        run("create database " + name);
        return new TestDatabase(to(name));
    }

    public String url() {
        return dataSource.getUrl().replaceAll("\\?.*", "") + "?user=postgres";
    }

    /** The same database by another port on this machine. */
    public String urlThrough(int port) {
        return url().replace(":" + SERVER.getPort() + "/", ":" + port + "/");
    }

    public int port() {
        return SERVER.getPort();
    }

    public PGSimpleDataSource dataSource() {
        return dataSource;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource);
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("timezone", "Asia/Kathmandu")
                    .setServerConfig("max_connections", "300")
                    .start();
            try (Connection c = server.getPostgresDatabase().getConnection();
                    Statement s = c.createStatement()) {
                s.execute("create database migrated");
            }
            Flyway.configure()
                    .dataSource(server.getDatabase("postgres", "migrated"))
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("the test database did not start", e);
        } catch (SQLException e) {
            throw new IllegalStateException("the test database was not migrated", e);
        }
    }

    private static PGSimpleDataSource to(String name) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://127.0.0.1:" + SERVER.getPort() + "/" + name);
        source.setUser("postgres");
        return source;
    }

    private static void run(String sql) {
        try (Connection connection = to("postgres").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
