package com.telerivet.status.metric;

import com.telerivet.status.platform.DatabaseAway;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Takes points from many requests at once. Those that come while others are being committed are committed together
 * after them; each request waits for the commit of its own points, and fails only for its own. Where so many wait that
 * the database's work on them is what holds them up, a second writer commits beside the first: {@link PointStore} writes
 * in one order, so that they never wait for each other in a circle.
 */
@Component
public class PointIntake implements DisposableBean {

    private static final int MOST_TOGETHER = 2_000;
    private static final int MANY = 1_000;
    private static final int WRITERS = 2;

    private final Metrics metrics;
    private final ConcurrentLinkedQueue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waitingPoints = new AtomicInteger();
    private final AtomicInteger writing = new AtomicInteger();
    private final ExecutorService writers = Executors.newFixedThreadPool(WRITERS, runnable -> {
        Thread thread = new Thread(runnable, "points");
        thread.setDaemon(true);
        return thread;
    });

    PointIntake(Metrics metrics) {
        this.metrics = metrics;
    }

    private record Waiting(Collection<MetricPoint> points, CompletableFuture<Void> done) {}

    /**
     * Keeps the points, as {@link Metrics#record} does; when this returns they are committed. Inside a transaction they
     * are part of that one instead.
     *
     * @throws PointRejected as {@link Metrics#record} does
     */
    public void take(Collection<MetricPoint> points) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            metrics.record(points);
            return;
        }
        Waiting own = new Waiting(points, new CompletableFuture<>());
        waitingPoints.addAndGet(points.size());
        queue.add(own);
        if (mayBegin()) {
            writers.execute(this::writeAll);
        }
        try {
            own.done().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw e;
        }
    }

    /** What waits is still written. */
    @Override
    public void destroy() {
        writers.shutdown();
    }

    private boolean mayBegin() {
        int most = waitingPoints.get() > MANY ? WRITERS : 1;
        return writing.getAndUpdate(now -> now < most ? now + 1 : now) < most;
    }

    /** Whoever adds to the queue after its last look has it look again, or begins anew. */
    private void writeAll() {
        do {
            for (List<Waiting> together = next(); !together.isEmpty(); together = next()) {
                write(together);
            }
            writing.decrementAndGet();
        } while (!queue.isEmpty() && mayBegin());
    }

    private List<Waiting> next() {
        List<Waiting> together = new ArrayList<>();
        int count = 0;
        for (Waiting waiting = queue.poll(); waiting != null; waiting = queue.poll()) {
            together.add(waiting);
            count += waiting.points().size();
            waitingPoints.addAndGet(-waiting.points().size());
            if (count >= MOST_TOGETHER) {
                break;
            }
        }
        return together;
    }

    private void write(List<Waiting> together) {
        try {
            metrics.record(together.stream()
                    .flatMap(waiting -> waiting.points().stream())
                    .toList());
            together.forEach(waiting -> waiting.done().complete(null));
        } catch (RuntimeException e) {
            // without the database none would fare better alone, and each would wait for it in turn
            if (together.size() == 1 || DatabaseAway.isBehind(e)) {
                together.forEach(waiting -> waiting.done().completeExceptionally(e));
            } else {
                together.forEach(waiting -> write(List.of(waiting)));
            }
        }
    }
}
