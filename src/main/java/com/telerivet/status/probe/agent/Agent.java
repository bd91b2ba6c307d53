package com.telerivet.status.probe.agent;

import com.telerivet.status.platform.DurableFile;
import com.telerivet.status.platform.TimedHttp;
import com.telerivet.status.platform.Worker;
import com.telerivet.status.probe.AgentAnswer;
import com.telerivet.status.probe.AgentChecks;
import com.telerivet.status.probe.AgentReport;
import com.telerivet.status.probe.AgentResult;
import com.telerivet.status.probe.AgentWire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * One agent at work: asks the page what to check, checks it, and brings what it saw. While the page is away it goes on with
 * the last list it was given, also after a restart, and keeps what it sees on disk.
 */
final class Agent implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Agent.class);
    private static final Duration TICK = Duration.ofMillis(200);
    private static final Duration TALK = Duration.ofSeconds(2);
    private static final Duration ASK_EVERY = Duration.ofSeconds(25);
    private static final Duration ANSWERS = Duration.ofSeconds(6);
    private static final int AT_ONCE = 1_000;
    private static final int MOST_BUFFERED = 100_000;

    private final AgentServer server;
    private final String location;
    private final String version;
    private final Clock own;
    private final Path lastChecks;
    private final Instant startedAt;
    private final PageTime time;
    private final AgentBuffer buffer;
    private final Rounds rounds;
    private final CountDownLatch refused = new CountDownLatch(1);
    private final Worker talking;
    private final Worker checking;
    private final Worker writing;
    private volatile long answeredAt = System.nanoTime() - ANSWERS.toNanos();
    private long askedAt;
    private boolean hasAsked;
    private boolean isKnown;
    private volatile @Nullable String trouble;
    private @Nullable AgentChecks given;

    /** @param folder for what waits, and the last list of checks; its own */
    Agent(AgentServer server, String location, String version, TimedHttp http, Path folder, Clock own)
            throws IOException {
        this.server = server;
        this.location = location;
        this.version = version;
        this.own = own;
        this.startedAt = own.instant();
        this.lastChecks = folder.resolve("checks.json");
        this.time = new PageTime(own);
        this.buffer = new AgentBuffer(new BufferFiles(folder.resolve("buffer")), MOST_BUFFERED);
        this.rounds = new Rounds(http, time, buffer);
        readLastChecks();
        this.talking = Worker.start("agent", TALK, this::talk);
        this.checking = Worker.start("rounds", TICK, rounds::startDue);
        this.writing = Worker.start("buffer", TICK.multipliedBy(5), this::write);
    }

    /** Returns when the page has refused the token at the first contact. */
    void awaitRefusal() throws InterruptedException {
        refused.await();
    }

    /** How many results wait. */
    int waiting() {
        return buffer.size();
    }

    @Override
    public void close() {
        checking.close();
        rounds.close();
        talking.close();
        writing.close();
        try {
            buffer.write();
        } catch (IOException e) {
            log.warn("What waits could not be written: {}", e.toString());
        }
    }

    private void talk() {
        try {
            if (!hasAsked || System.nanoTime() - askedAt > ASK_EVERY.toNanos()) {
                ask();
                report(List.of());
            }
            for (List<AgentResult> some = buffer.waiting(AT_ONCE); !some.isEmpty(); some = buffer.waiting(AT_ONCE)) {
                report(some);
            }
        } catch (ServerTrouble e) {
            if (e.isTokenRefused() && !isKnown) {
                log.error("{}", e.getMessage());
                refused.countDown();
            }
            throw e;
        }
    }

    private void ask() {
        long before = System.nanoTime();
        AgentChecks checks = server.checks();
        time.hear(checks.now(), before).ifPresent(behind -> buffer.correct(behind, startedAt));
        answeredAt = System.nanoTime();
        askedAt = answeredAt;
        hasAsked = true;
        isKnown = true;
        AgentChecks last = given;
        if (last == null || !last.checks().equals(checks.checks()) || last.paused() != checks.paused()) {
            log.info(
                    "Agent \"{}\" {}",
                    checks.name(),
                    checks.paused() ? "is paused" : "checks " + checks.checks().size() + " targets");
            rounds.give(checks.checks());
            keep(checks);
        }
        given = checks;
    }

    private void report(List<AgentResult> some) {
        long told = buffer.dropped();
        AgentAnswer answer = server.report(new AgentReport(
                own.instant(),
                version,
                location,
                buffer.size() - some.size(),
                buffer.oldest().orElse(null),
                told,
                trouble,
                some));
        answeredAt = System.nanoTime();
        buffer.toldOfDropped(told);
        buffer.arrived(some, time.now());
        if (answer.refused() > 0) {
            log.warn("{} results were not taken: {}", answer.refused(), answer.reason());
        }
    }

    /** While the page answers, what is seen arrives before it is worth a write. */
    private void write() {
        boolean isQuiet = System.nanoTime() - answeredAt < ANSWERS.toNanos() && buffer.size() < AT_ONCE;
        if (isQuiet && !buffer.isOnDisk()) {
            return;
        }
        try {
            buffer.write();
            trouble = null;
        } catch (IOException e) {
            trouble = "What waits cannot be written: " + e;
            throw new IllegalStateException(e);
        }
    }

    private void readLastChecks() {
        try {
            if (Files.exists(lastChecks)) {
                given = AgentWire.read(Files.readAllBytes(lastChecks), AgentChecks.class);
                rounds.give(given.checks());
            }
        } catch (IOException | JacksonException e) {
            log.warn("The last list of checks could not be read: {}", e.toString());
        }
    }

    private void keep(AgentChecks checks) {
        try {
            DurableFile.write(lastChecks, AgentWire.write(checks));
        } catch (IOException e) {
            log.warn("The list of checks could not be kept: {}", e.toString());
        }
    }
}
