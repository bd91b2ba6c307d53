package com.telerivet.status.platform;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/**
 * Brings the schema up to date, at the start or, where the database is away then, as soon as it is there: a status page
 * must be able to start in the middle of an outage. Instances that start together do so one after the other.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class OpenDatabase implements ApplicationRunner, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(OpenDatabase.class);
    private static final Duration NEVER_AGAIN = Duration.ofDays(365);

    /** Any number that nobody else uses in this database. */
    private static final long LOCK = 7_310_415_021L;

    private static final Duration LONGEST_WAIT_FOR_OTHERS = Duration.ofMinutes(5);
    private static final long LOOK_AGAIN_MILLIS = 100;

    private final Flyway flyway;
    private final JdbcConnectionDetails database;
    private final ApplicationEventPublisher events;
    private boolean isOpen;
    private @Nullable Worker worker;

    OpenDatabase(Flyway flyway, JdbcConnectionDetails database, ApplicationEventPublisher events) {
        this.flyway = flyway;
        this.database = database;
        this.events = events;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        try {
            open();
        } catch (DataAccessResourceFailureException e) {
            log.warn("The database cannot be reached; the page starts without it and goes on trying");
            worker = Worker.start("database", NEVER_AGAIN, this::open);
        }
    }

    @Override
    public void destroy() {
        if (worker != null) {
            worker.close();
        }
    }

    private void open() {
        if (isOpen) {
            return;
        }
        try (Connection own = DirectConnection.open(database, "status start");
                Statement statement = own.createStatement()) {
            waitForOthers(statement);
            migrate();
            events.publishEvent(new DatabaseReady());
            isOpen = true;
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the database went away while it was opened", e);
        }
    }

    /** On a connection without the pool's time-outs: a migration takes as long as it takes, but it waits for no lock. */
    private void migrate() {
        Flyway.configure()
                .configuration(flyway.getConfiguration())
                .dataSource(database.getJdbcUrl(), database.getUsername(), database.getPassword())
                .initSql("set lock_timeout = '5s'")
                .load()
                .migrate();
    }

    /** Takes the lock that ends with the connection. It is asked for again and again, because every wait is bounded. */
    private static void waitForOthers(Statement statement) throws SQLException {
        SteadyTime time = new SteadyTime();
        long end = time.in(LONGEST_WAIT_FOR_OTHERS);
        while (!isOurs(statement)) {
            if (time.isOver(end)) {
                throw new IllegalStateException("another instance has been opening the database for "
                        + LONGEST_WAIT_FOR_OTHERS.toMinutes() + " minutes");
            }
            LockSupport.parkNanos(Duration.ofMillis(LOOK_AGAIN_MILLIS).toNanos());
        }
    }

    private static boolean isOurs(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Spring Boot would migrate while it puts the program together, and fail the start where it cannot. */
    @Configuration(proxyBeanMethods = false)
    static class MigrateLater {

        @Bean
        FlywayMigrationStrategy migrateLater() {
            return flyway -> log.debug("The schema is brought up to date once the program is put together");
        }
    }
}
