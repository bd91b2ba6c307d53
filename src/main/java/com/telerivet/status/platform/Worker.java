package com.telerivet.status.platform;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A background loop that keeps running: does its work, then sleeps until it is woken or the pause is over. A failure,
 * errors of the machine too, is logged and tried again after a short, jittered and growing pause; nothing but
 * {@link #close()} ends it.
 */
public final class Worker implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Worker.class);
    private static final long FIRST_RETRY_MILLIS = 1_000;
    private static final long LONGEST_RETRY_MILLIS = 3_000;
    private static final int SAY_EVERY = 30;

    private final String name;
    private final Duration pause;
    private final Runnable work;
    private final Semaphore wakeUps = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;

    private Worker(String name, Duration pause, Runnable work) {
        this.name = name;
        this.pause = pause;
        this.work = work;
        this.thread = new Thread(this::loop, name);
        thread.setDaemon(true);
    }

    /** Starts the loop at once; {@code pause} is the longest time between two rounds. */
    public static Worker start(String name, Duration pause, Runnable work) {
        Worker worker = new Worker(name, pause, work);
        worker.thread.start();
        return worker;
    }

    /** Makes the next round begin now. Many calls during one round cause one more round. */
    public void wake() {
        wakeUps.release();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void loop() {
        int failures = 0;
        while (!closed) {
            failures = succeeds(failures) ? 0 : failures + 1;
            sleep(failures == 0 ? pause.toMillis() : retryPause(failures));
        }
    }

    /** Says when trouble begins, now and then while it lasts, and when it is over. */
    private boolean succeeds(int failuresBefore) {
        try {
            work.run();
            if (failuresBefore > 0) {
                log.info("{} works again", name);
            }
            return true;
        } catch (RuntimeException e) {
            if (!closed && failuresBefore % SAY_EVERY == 0) {
                log.warn("{} failed and is tried again: {}", name, e.toString());
            }
            log.debug("{} failed", name, e);
            return false;
        } catch (Error e) {
            if (!closed && failuresBefore % SAY_EVERY == 0) {
                shout(e);
            }
            return false;
        }
    }

    /** Where from is told as well, since nobody foresaw it. */
    private void shout(Error e) {
        try {
            log.error("{} failed and is tried again", name, e);
        } catch (Error again) {
            // what is wanting for the work may be wanting for words about it, which must not end the loop either
        }
    }

    private static long retryPause(int failures) {
        long pause = Math.min(LONGEST_RETRY_MILLIS, FIRST_RETRY_MILLIS << Math.min(failures - 1, 2));
        return pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1);
    }

    private void sleep(long millis) {
        try {
            if (wakeUps.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
                wakeUps.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }
}
