package com.telerivet.status.platform;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.util.DriverDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * What the pool gets its connections from: tries about once a second until the database is there. The pool's own pauses
 * would grow to five seconds, and those who wait for a connection do not wait here, but at the pool, and shortly.
 */
final class PatientDataSource extends AbstractDataSource {

    private static final int SHORTEST_PAUSE_MILLIS = 500;
    private static final int LONGEST_PAUSE_MILLIS = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final DataSource server;
    private final BooleanSupplier isClosing;
    private final SteadyTime time = new SteadyTime();

    /** Gives up once {@code isClosing}: a program that stops without its database has nothing to wait for. */
    PatientDataSource(DataSource server, BooleanSupplier isClosing) {
        this.server = server;
        this.isClosing = isClosing;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return patiently(server::getConnection);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return patiently(() -> server.getConnection(user, password));
    }

    private interface Attempt {
        Connection connect() throws SQLException;
    }

    private Connection patiently(Attempt attempt) throws SQLException {
        long end = time.in(PATIENCE);
        while (true) {
            try {
                return attempt.connect();
            } catch (SQLException e) {
                if (isClosing.getAsBoolean() || time.isOver(end)) {
                    throw e;
                }
                pause(e);
            }
        }
    }

    /** With jitter: instances that lost their database together do not come back in step. */
    private static void pause(SQLException problem) throws SQLException {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw problem;
        }
    }

    /** Puts one between the pool and the driver. */
    @Configuration(proxyBeanMethods = false)
    static class InThePool {

        @Bean
        static BeanPostProcessor patience() {
            return new BeanPostProcessor() {
                @Override
                public @Nullable Object postProcessBeforeInitialization(Object bean, String name) {
                    if (bean instanceof HikariDataSource pool && pool.getJdbcUrl() != null) {
                        DataSource server =
                                new NewestPrimary(driver(pool, false), driver(pool, true), () -> renew(pool));
                        pool.setDataSource(new PatientDataSource(server, pool::isClosed));
                    }
                    return bean;
                }
            };
        }

        private static DataSource driver(HikariDataSource pool, boolean inAnyOrder) {
            Properties properties = new Properties();
            properties.putAll(pool.getDataSourceProperties());
            properties.put("loadBalanceHosts", String.valueOf(inAnyOrder));
            return new DriverDataSource(
                    pool.getJdbcUrl(), pool.getDriverClassName(), properties, pool.getUsername(), pool.getPassword());
        }

        private static void renew(HikariDataSource pool) {
            HikariPoolMXBean connections = pool.getHikariPoolMXBean();
            if (connections != null) {
                connections.softEvictConnections();
            }
        }
    }
}
