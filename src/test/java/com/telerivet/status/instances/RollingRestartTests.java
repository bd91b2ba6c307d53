package com.telerivet.status.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.FaultyNetwork;
import com.telerivet.status.testkit.Instance;
import com.telerivet.status.testkit.Nginx;
import com.telerivet.status.testkit.Site;
import com.telerivet.status.testkit.TestDatabase;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Instances that are stopped and started again while people read and programs write. */
class RollingRestartTests {

    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final String SETTLE = "status.shutdown.settle=1s";
    private static final String NO_EARLY_ANSWERS = "status.early-answers=false";

    @TempDir
    private Path folder;

    @Test
    void behindAProxyNoRequestFailsWhileBothAreRestartedInTurn() throws Exception {
        Nginx.assumeInstalled();
        TestDatabase database = TestDatabase.fresh();
        Instance first = Instance.start(database.url(), SETTLE, NO_EARLY_ANSWERS);
        Instance second = Instance.start(database.url(), SETTLE, NO_EARLY_ANSWERS);
        String servers = Nginx.documented("Several instances")
                .replace("10.0.0.11:8080", "127.0.0.1:" + first.port())
                .replace("10.0.0.12:8080", "127.0.0.1:" + second.port());
        awaitReady(first);
        awaitReady(second);
        try (Nginx nginx = Nginx.start(folder, servers)) {
            Visitors visitors = new Visitors(nginx.port());
            visitors.start(4);
            visitors.awaitMore(40);

            first.close();
            visitors.awaitMore(40);
            first = first.startAgain();
            awaitReady(first);
            visitors.awaitMore(40);

            second.close();
            visitors.awaitMore(40);
            second = second.startAgain();
            awaitReady(second);
            visitors.awaitMore(40);

            visitors.stop();
            assertThat(visitors.failures()).isEmpty();
            assertThat(visitors.written())
                    .isEqualTo(database.jdbc()
                            .sql("select count(*) from metric_point where source not like 'probe:%'")
                            .query(Long.class)
                            .single());
        } finally {
            first.close();
            second.close();
        }
    }

    @Test
    void aProgramThatIsToldToStopSaysSoFirstAndFinishesWhatItHasBegun() throws Exception {
        Instance instance = Instance.start(TestDatabase.fresh().url(), "status.shutdown.settle=3s");
        awaitReady(instance);
        try (Socket begun = new Socket(InetAddress.getLoopbackAddress(), instance.port())) {
            begun.getOutputStream()
                    .write(("POST /v1/pages HTTP/1.1\r\nHost: localhost\r\nAuthorization: OAuth " + AppTest.TOKEN
                                    + "\r\nContent-Length: 4\r\n\r\nab")
                            .getBytes(StandardCharsets.US_ASCII));
            CompletableFuture<Void> closing = CompletableFuture.runAsync(instance::close);

            Site management = new Site(instance.managementPort());
            await().until(() -> management.get("/actuator/health/readiness").statusCode() == 503);
            assertThat(management.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
            assertThat(instance.site().get("/").headers().firstValue("Connection"))
                    .as("still answers, and keeps no connection")
                    .contains("close");
            begun.getOutputStream().write("cd".getBytes(StandardCharsets.US_ASCII));
            InputStream answer = begun.getInputStream();
            assertThat(new String(answer.readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 4")
                    .doesNotStartWith("HTTP/1.1 408");
            closing.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void withoutItsDatabaseAnInstanceIsReadyIfItHasASiteToShow() throws Exception {
        TestDatabase database = TestDatabase.fresh();
        try (FaultyNetwork network = new FaultyNetwork(database.port())) {
            network.cut();
            try (Instance instance = Instance.start(database.urlThrough(network.port()))) {
                Site management = new Site(instance.managementPort());
                assertThat(management.get("/actuator/health/readiness").statusCode())
                        .isEqualTo(503);
                assertThat(management.get("/actuator/health/liveness").statusCode())
                        .isEqualTo(200);
                network.heal();
                awaitReady(instance);
                network.cut();
                instance.site().textWhen("/", page -> page.contains("Live data has been unavailable since"));
                assertThat(management.get("/actuator/health/readiness").statusCode())
                        .isEqualTo(200);
                assertThat(management.get("/actuator/health/liveness").statusCode())
                        .isEqualTo(200);
            }
        }
    }

    private static void awaitReady(Instance instance) {
        Site management = new Site(instance.managementPort());
        await().atMost(LONGEST_START)
                .until(() -> management.get("/actuator/health/readiness").statusCode() == 200);
    }
}
