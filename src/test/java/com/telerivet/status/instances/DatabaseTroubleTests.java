package com.telerivet.status.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.NewUpdate;
import com.telerivet.status.platform.DatabaseAway;
import com.telerivet.status.testkit.AdminClient;
import com.telerivet.status.testkit.FaultyNetwork;
import com.telerivet.status.testkit.Instance;
import com.telerivet.status.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One application whose database is named by two hosts. */
class DatabaseTroubleTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final FaultyNetwork FIRST_HOST = new FaultyNetwork(DATABASE.port());
    private static final FaultyNetwork SECOND_HOST = new FaultyNetwork(DATABASE.port());
    private static Instance instance;

    @BeforeAll
    static void start() {
        instance = Instance.start(DATABASE.urlThrough(FIRST_HOST.port())
                .replace(":" + FIRST_HOST.port(), ":" + FIRST_HOST.port() + ",127.0.0.1:" + SECOND_HOST.port()));
        instance.site().textWhen("/", page -> page.contains("Telerivet"));
    }

    @AfterAll
    static void stop() {
        instance.close();
        FIRST_HOST.close();
        SECOND_HOST.close();
    }

    @Test
    void whenTheFirstHostDiesTheSecondTakesOver() {
        await().atMost(PATIENCE).until(() -> isWritten("Before the failover"));
        FIRST_HOST.cut();
        await().atMost(PATIENCE).until(() -> isWritten("After the failover"));
        instance.site().textWhen("/", page -> page.contains("After the failover"));
        FIRST_HOST.heal();
    }

    @Test
    void aDatabaseThatIsGoneForAWhileIsFoundAgainWithoutARestart() {
        FIRST_HOST.cut();
        SECOND_HOST.cut();
        instance.site().textWhen("/", page -> page.contains("Live data has been unavailable since"));
        FIRST_HOST.heal();
        SECOND_HOST.heal();
        await().atMost(PATIENCE).until(() -> isWritten("After the return"));
        instance.site()
                .textWhen(
                        "/",
                        page -> page.contains("After the return")
                                && !page.contains("Live data has been unavailable since"));
    }

    @Test
    void aDatabaseThatFallsSilentCostsSecondsNotThreads() throws Exception {
        AdminClient ada = ada();
        FIRST_HOST.fallSilent();
        SECOND_HOST.fallSilent();
        for (int i = 0; i < 3; i++) {
            CompletableFuture<Integer> page =
                    CompletableFuture.supplyAsync(() -> ada.get("/admin").statusCode(), job -> new Thread(job).start());
            assertThat(instance.site().get("/").statusCode()).isEqualTo(200);
            assertThat(page.get(25, TimeUnit.SECONDS)).isEqualTo(503);
        }
        instance.site().textWhen("/", page -> page.contains("Live data has been unavailable since"));
        FIRST_HOST.heal();
        SECOND_HOST.heal();
        await().atMost(PATIENCE).until(() -> isWritten("After the silence"));
        instance.site().textWhen("/", page -> !page.contains("Live data has been unavailable since"));
    }

    /** A clean switch-over: the old connections live, but their server takes no writes any more. */
    @Test
    void connectionsToAServerThatWasDemotedAreLetGo() throws Exception {
        List<Connection> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Connection connection = instance.get(DataSource.class).getConnection();
            try (Statement statement = connection.createStatement()) {
                statement.execute("set session characteristics as transaction read only");
            }
            all.add(connection);
        }
        for (Connection connection : all) {
            connection.close();
        }
        await().atMost(PATIENCE).until(() -> isWritten("After the switch-over"));
    }

    @Test
    void aLockedTableCostsTheDeskAnAnswerAndTheReadersNothing() throws Exception {
        AdminClient ada = ada();
        try (Connection other = DATABASE.dataSource().getConnection();
                Statement lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("lock table incident in access exclusive mode");
            List<CompletableFuture<Integer>> pages = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                pages.add(CompletableFuture.supplyAsync(
                        () -> ada.get("/admin").statusCode(), job -> new Thread(job).start()));
            }
            for (int i = 0; i < 20; i++) {
                assertThat(instance.site().get("/").statusCode()).isEqualTo(200);
            }
            for (CompletableFuture<Integer> page : pages) {
                assertThat(page.get(20, TimeUnit.SECONDS)).isEqualTo(503);
            }
            assertThat(instance.site().get("/api/v2/components.json").body()).doesNotContain("_outage");
            other.rollback();
        }
        await().atMost(PATIENCE).until(() -> ada.get("/admin").statusCode() == 200);
    }

    /** Another test's trouble may not be quite over yet. */
    private static AdminClient ada() {
        return await().atMost(PATIENCE)
                .ignoreExceptionsMatching(e -> true)
                .until(() -> AdminClient.ada(instance.app().getEnvironment()), Objects::nonNull);
    }

    private static boolean isWritten(String title) {
        try {
            report(title);
            return true;
        } catch (RuntimeException e) {
            assertThat(DatabaseAway.isBehind(e)).as(e.toString()).isTrue();
            return false;
        }
    }

    private static void report(String title) {
        instance.get(Incidents.class).report(title, null, new NewUpdate(null, "We look.", null, Map.of(), false));
    }
}
