package com.telerivet.status.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts how often a request, and not one of the program's own workers, asks for a connection to the database. */
@TestConfiguration(proxyBeanMethods = false)
public class CountedDatabase {

    private static final AtomicInteger USES = new AtomicInteger();

    public static int usesByRequests() {
        return USES.get();
    }

    @Bean
    static BeanPostProcessor counting() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource source ? new Counting(source) : bean;
            }
        };
    }

    private static final class Counting extends DelegatingDataSource {

        Counting(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            String thread = Thread.currentThread().getName();
            if (thread.startsWith("http-") || thread.startsWith("tomcat-")) {
                USES.incrementAndGet();
            }
            return super.getConnection();
        }
    }
}
