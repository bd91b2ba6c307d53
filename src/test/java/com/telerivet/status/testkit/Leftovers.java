package com.telerivet.status.testkit;

import static org.awaitility.Awaitility.await;

import com.telerivet.status.platform.SiteChanged;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes away what the tests of a class left on the page of an application that many classes share. Every change prints
 * the whole page in all its languages, so a page that only grows makes each test slower than the one before.
 */
final class Leftovers extends AbstractTestExecutionListener {

    private static final List<String> TABLES = List.of(
            "incident",
            "component",
            "component_group",
            "metric",
            "probe",
            "alert_rule",
            "subscriber",
            "incident_template");

    @Override
    public void beforeTestClass(TestContext test) {
        JdbcClient jdbc = jdbc(test);
        jdbc.sql("create schema if not exists testkit").update();
        for (String table : TABLES) {
            jdbc.sql("create table if not exists testkit." + table + " as select id from public." + table)
                    .update();
        }
    }

    @Override
    public void afterTestClass(TestContext test) {
        JdbcClient jdbc = jdbc(test);
        ApplicationEventPublisher events = test.getApplicationContext();
        TransactionTemplate transaction =
                new TransactionTemplate(test.getApplicationContext().getBean(PlatformTransactionManager.class));
        // the application's own jobs work at the same rows, and of two who wait for each other one is refused
        await().ignoreExceptionsInstanceOf(PessimisticLockingFailureException.class)
                .until(() -> transaction.execute(all -> {
                    for (String table : TABLES) {
                        jdbc.sql("delete from " + table + " where id not in (select id from testkit." + table + ")")
                                .update();
                    }
                    events.publishEvent(new TakenAway());
                    return true;
                }));
    }

    private static JdbcClient jdbc(TestContext test) {
        return JdbcClient.create(test.getApplicationContext().getBean(DataSource.class));
    }

    private record TakenAway() implements SiteChanged {}
}
