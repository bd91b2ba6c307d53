package com.telerivet.status.metric.prometheus;

import com.telerivet.status.platform.DatabaseReady;
import com.telerivet.status.platform.Worker;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Pulls what is due, side by side. Each pull asks for all since the newest sample that is known, so that an hour in which
 * nobody could ask leaves no hole.
 */
@Component
class RunDuePulls implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(RunDuePulls.class);
    private static final Duration LOOK_AROUND = Duration.ofSeconds(1);
    private static final Duration FURTHEST_BACK = Duration.ofHours(24);
    private static final int AT_ONCE = 8;

    /** As many as surely fit into what is read of an answer. */
    private static final int MOST_SAMPLES = 1_000;

    private final Pulls pulls;
    private final PrometheusServer server;
    private final Clock clock;
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final ExecutorService pullers = Executors.newFixedThreadPool(AT_ONCE, runnable -> {
        Thread thread = new Thread(runnable, "pull");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable Worker worker;

    RunDuePulls(Pulls pulls, PrometheusServer server, Clock clock) {
        this.pulls = pulls;
        this.server = server;
        this.clock = clock;
    }

    @EventListener
    synchronized void start(DatabaseReady event) {
        if (worker == null) {
            worker = Worker.start("pulls", LOOK_AROUND, this::startDue);
        }
    }

    @Override
    public void destroy() {
        if (worker != null) {
            worker.close();
        }
        pullers.shutdownNow();
    }

    private void startDue() {
        for (PullSummary pull : pulls.claimDue(free.availablePermits())) {
            free.acquireUninterruptibly();
            pullers.execute(() -> {
                try {
                    pull(pull);
                } catch (RuntimeException e) {
                    log.warn("The query \"{}\" could not be asked: {}", pull.name(), e.toString());
                } finally {
                    free.release();
                }
            });
        }
    }

    private void pull(PullSummary pull) {
        Instant now = clock.instant();
        long step = pull.interval().toSeconds();
        // on a grid, so that asking again gives the same times
        long newest = now.getEpochSecond() / step * step;
        long oldest = from(pull, now, newest, step);
        long until = Math.min(newest, oldest + (MOST_SAMPLES - 1) * step);
        try {
            List<Sample> samples = server.ask(
                    pull.url(),
                    pull.query(),
                    pulls.authorization(pull),
                    Instant.ofEpochSecond(oldest),
                    Instant.ofEpochSecond(until),
                    pull.interval());
            keep(pull, now, samples, until, newest);
        } catch (IOException e) {
            pulls.failed(pull, now, String.valueOf(e.getMessage()));
        }
    }

    /** A long time without samples is passed over, while one that reaches until now is asked for again. */
    private void keep(PullSummary pull, Instant now, List<Sample> samples, long until, long newest) {
        if (!samples.isEmpty()) {
            pulls.pulled(pull, now, samples, samples.get(samples.size() - 1).at(), until < newest);
        } else if (until < newest) {
            pulls.pulled(pull, now, samples, Instant.ofEpochSecond(until), true);
        } else {
            pulls.failed(pull, now, Pulls.NOTHING);
        }
    }

    /** Right after the newest sample; where that lies too far back, or there is none, what can still be of use. */
    private static long from(PullSummary pull, Instant now, long newest, long step) {
        if (pull.fetchedUntil() == null) {
            return newest;
        }
        long next = pull.fetchedUntil().getEpochSecond() / step * step + step;
        long furthest = now.minus(FURTHEST_BACK).getEpochSecond() / step * step;
        return Math.min(newest, Math.max(next, furthest));
    }
}
