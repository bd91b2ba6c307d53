package com.telerivet.status.probe.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import com.telerivet.status.platform.TimedHttp;
import com.telerivet.status.platform.Worker;
import com.telerivet.status.probe.AgentCheck;
import com.telerivet.status.probe.AgentResult;
import com.telerivet.status.probe.Asking;
import com.telerivet.status.probe.Check;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent's rounds and its buffer, without a page. */
class RoundsTests {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:10Z");

    @TempDir
    Path folder;

    @Test
    void targetsThatHangDelayNoOther() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        HttpServer target = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 500);
        target.setExecutor(Executors.newCachedThreadPool());
        target.createContext("/well", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        target.createContext("/hangs", exchange -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        target.start();
        TimedHttp http = new TimedHttp();
        AgentBuffer buffer = new AgentBuffer(new BufferFiles(folder), 10_000);
        try (Rounds rounds = new Rounds(http, new PageTime(Clock.systemUTC()), buffer)) {
            List<AgentCheck> checks = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                String path = i % 2 == 0 ? "/well" : "/hangs";
                checks.add(check(
                        "probe" + i, "http://127.0.0.1:" + target.getAddress().getPort() + path));
            }
            rounds.give(checks);
            try (Worker ticks = Worker.start("ticks", Duration.ofMillis(50), rounds::startDue)) {
                assertThat(ticks).isNotNull();
                await().atMost(Duration.ofSeconds(30)).until(() -> checksOfTheWell(buffer) >= 150);
            }
            assertThat(buffer.waiting(1_000))
                    .as("three rounds of the others, and none that hangs has an answer yet")
                    .allMatch(result -> result.failures() == 0);
        } finally {
            end.countDown();
            target.stop(0);
            http.destroy();
        }
    }

    @Test
    void theOldestMakesRoomAndIsCounted() throws Exception {
        AgentBuffer buffer = new AgentBuffer(new BufferFiles(folder), 10);
        for (int minute = 0; minute < 15; minute++) {
            buffer.add("probe", NOON.plusSeconds(60L * minute), good());
            buffer.write();
        }
        assertThat(buffer.size()).isEqualTo(10);
        assertThat(buffer.oldest()).contains(Instant.parse("2026-03-01T12:05:00Z"));

        AgentBuffer later = new AgentBuffer(new BufferFiles(folder), 10);
        assertThat(later.size()).as("after a restart").isEqualTo(10);
        assertThat(later.dropped()).isEqualTo(5);
        later.toldOfDropped(5);
        assertThat(new AgentBuffer(new BufferFiles(folder), 10).dropped()).isZero();
    }

    @Test
    void aFileThatIsBrokenCostsItsMinuteOnly() throws Exception {
        AgentBuffer buffer = new AgentBuffer(new BufferFiles(folder), 10);
        buffer.add("probe", NOON, good());
        buffer.add("probe", NOON.plusSeconds(60), good());
        buffer.write();
        try (var files = Files.list(folder)) {
            Files.writeString(files.sorted().findFirst().orElseThrow(), "[{\"check\":");
        }
        assertThat(new AgentBuffer(new BufferFiles(folder), 10).size()).isEqualTo(1);
    }

    @Test
    void whatComesToAMinuteThatHasArrivedIsSentWithTheRestOfIt() throws Exception {
        AgentBuffer buffer = new AgentBuffer(new BufferFiles(folder), 10);
        buffer.add("probe", NOON, good());
        List<AgentResult> first = buffer.waiting(10);
        buffer.add("probe", NOON.plusSeconds(15), good());
        buffer.arrived(first, NOON.plusSeconds(16));

        assertThat(buffer.waiting(10)).singleElement().satisfies(r -> assertThat(r.checks())
                .isEqualTo(2));
        buffer.arrived(buffer.waiting(10), NOON.plusSeconds(17));
        assertThat(buffer.waiting(10)).isEmpty();
    }

    @Test
    void aClockThatIsOffIsCorrectedUpToAnHour() throws Exception {
        AgentBuffer buffer = new AgentBuffer(new BufferFiles(folder), 10);
        buffer.add("probe", NOON, good());
        buffer.correct(Duration.ofMinutes(-50), NOON);
        assertThat(buffer.oldest()).contains(Instant.parse("2026-03-01T11:10:00Z"));

        buffer.correct(Duration.ofMinutes(61), NOON.minusSeconds(7200));
        assertThat(buffer.size()).isZero();
        assertThat(buffer.dropped()).as("nobody can tell when that was").isEqualTo(1);
    }

    private static long checksOfTheWell(AgentBuffer buffer) {
        return buffer.waiting(1_000).stream().mapToInt(AgentResult::checks).sum();
    }

    private static Check good() {
        return new Check(Duration.ofMillis(20), null, Duration.ZERO, null, null);
    }

    private static AgentCheck check(String id, String target) {
        Asking plain = Asking.plain();
        return new AgentCheck(
                id,
                target,
                200,
                1,
                20_000,
                plain.method(),
                plain.headers(),
                false,
                "",
                plain.jsonPath(),
                plain.jsonValue());
    }
}
