package com.telerivet.status.platform;

import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.internal.exception.sqlExceptions.FlywaySqlUnableToConnectToDbException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Brings the schema up to date, at the start or, where the database is away then, as soon as it is there: a status page
 * must be able to start in the middle of an outage.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class OpenDatabase implements ApplicationRunner, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(OpenDatabase.class);
    private static final Duration NEVER_AGAIN = Duration.ofDays(365);

    private final Flyway flyway;
    private final ApplicationEventPublisher events;
    private boolean isOpen;
    private @Nullable Worker worker;

    OpenDatabase(Flyway flyway, ApplicationEventPublisher events) {
        this.flyway = flyway;
        this.events = events;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        try {
            open();
        } catch (FlywaySqlUnableToConnectToDbException e) {
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
        if (!isOpen) {
            flyway.migrate();
            events.publishEvent(new DatabaseReady());
            isOpen = true;
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
