package com.telerivet.status.probe.agent;

import com.telerivet.status.platform.TimedHttp;
import com.telerivet.status.probe.AgentCheck;
import com.telerivet.status.probe.Check;
import com.telerivet.status.probe.CheckTerms;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the checks that were given, spread out and side by side, so that targets that hang delay no other. */
final class Rounds implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Rounds.class);

    /** Two hundred targets every half minute, half of which hang for twice five seconds, and more. */
    private static final int AT_ONCE = 200;

    private static final Duration APART = Duration.ofMillis(300);

    private final TimedHttp http;
    private final PageTime time;
    private final AgentBuffer buffer;
    private final Map<String, Slot> slots = new HashMap<>();
    private final ExecutorService checkers =
            new ThreadPoolExecutor(0, AT_ONCE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), runnable -> {
                Thread thread = new Thread(runnable, "check");
                thread.setDaemon(true);
                return thread;
            });

    private static final class Slot {

        private CheckTerms terms;
        private long next;
        private boolean isRunning;

        Slot(CheckTerms terms, long next) {
            this.terms = terms;
            this.next = next;
        }
    }

    Rounds(TimedHttp http, PageTime time, AgentBuffer buffer) {
        this.http = http;
        this.time = time;
        this.buffer = buffer;
    }

    /** From now on these; what is there already keeps its pace. */
    synchronized void give(List<AgentCheck> checks) {
        Map<String, Slot> before = new HashMap<>(slots);
        slots.clear();
        for (AgentCheck check : checks) {
            CheckTerms terms = check.terms();
            Slot slot = before.get(check.id());
            if (slot == null || !slot.terms.interval().equals(terms.interval())) {
                long spread = Math.min(terms.interval().toNanos(), APART.toNanos() * checks.size());
                slot = new Slot(
                        terms, System.nanoTime() + ThreadLocalRandom.current().nextLong(spread));
            }
            slot.terms = terms;
            slots.put(check.id(), slot);
        }
    }

    /** Begins what is due. */
    synchronized void startDue() {
        long now = System.nanoTime();
        for (Slot slot : slots.values()) {
            if (now - slot.next >= 0) {
                long interval = slot.terms.interval().toNanos();
                slot.next = Math.max(slot.next + interval, now + interval / 2);
                start(slot);
            }
        }
    }

    private void start(Slot slot) {
        if (slot.isRunning) {
            return; // its last check still waits for an answer
        }
        try {
            slot.isRunning = true;
            CheckTerms terms = slot.terms;
            checkers.execute(() -> run(slot, terms));
        } catch (RejectedExecutionException e) {
            slot.isRunning = false;
            log.warn("Too many checks wait for an answer; one of {} is left out", slot.terms.target());
        }
    }

    private void run(Slot slot, CheckTerms terms) {
        try {
            Instant at = time.now();
            buffer.add(terms.id(), at, Check.twice(http, terms, URI.create(terms.target())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // we are being stopped, which says nothing about the target
        } catch (RuntimeException e) {
            log.warn("The check of {} could not be run: {}", terms.target(), e.toString());
        } finally {
            synchronized (this) {
                slot.isRunning = false;
            }
        }
    }

    @Override
    public void close() {
        checkers.shutdownNow();
    }
}
