package com.telerivet.status.platform;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * As many threads as there are processors, not counting those that are held up: by the database, or by a reader who takes
 * a long page slowly. A published document is answered in microseconds, and where every waiting connection has a thread of
 * its own, most of that time goes into waking the next one. So a queue is worked off by few threads, and each that has been
 * busy with one task for long is made up for by two, because the next may be held up as well.
 */
final class AnsweringThreads extends ThreadPoolExecutor {

    private static final long HELD_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int SECONDS_TO_END = 5;

    private final int atOnce;
    private final int most;
    private final Set<Answering> threads;
    private final Thread watch;
    private volatile boolean isWatching;

    /** Threads whose names begin with {@code name}: {@code atOnce}, and up to {@code most} where some are held up. */
    AnsweringThreads(String name, int atOnce, int most) {
        this(name, atOnce, Math.max(atOnce, most), ConcurrentHashMap.newKeySet());
    }

    private AnsweringThreads(String name, int atOnce, int most, Set<Answering> threads) {
        super(atOnce, atOnce, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
        this.atOnce = atOnce;
        this.most = most;
        this.threads = threads;
        AtomicInteger number = new AtomicInteger();
        setThreadFactory(task -> new Answering(task, name + number.incrementAndGet(), threads));
        watch = new Thread(this::watch, name + "watch");
        watch.setDaemon(true);
        watch.start();
    }

    @Override
    public void execute(Runnable task) {
        super.execute(task);
        if (!isWatching && !getQueue().isEmpty()) {
            LockSupport.unpark(watch);
        }
    }

    /** Ends what is under way, and waits a moment for it. */
    void end() {
        shutdownNow();
        LockSupport.unpark(watch);
        try {
            awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    protected void beforeExecute(Thread thread, Runnable task) {
        ((Answering) thread).busySince = System.nanoTime();
        ((Answering) thread).isBusy = true;
    }

    @Override
    protected void afterExecute(Runnable task, @Nullable Throwable failure) {
        ((Answering) Thread.currentThread()).isBusy = false;
    }

    private void watch() {
        while (!isShutdown()) {
            isWatching = true;
            if (getQueue().isEmpty() && getCorePoolSize() == atOnce) {
                isWatching = false;
                // who came before the line above saw a watch that was awake
                if (getQueue().isEmpty()) {
                    LockSupport.park(this);
                }
            } else {
                LockSupport.parkNanos(this, TURN_NANOS);
                resize();
            }
        }
    }

    private void resize() {
        long now = System.nanoTime();
        int heldUp = (int) threads.stream().filter(each -> each.isHeldUp(now)).count();
        int wanted = Math.min(most, atOnce + 2 * heldUp);
        int present = getCorePoolSize();
        if (wanted > present && !getQueue().isEmpty()) {
            setMaximumPoolSize(wanted);
            setCorePoolSize(wanted);
        } else if (wanted < present) {
            setCorePoolSize(wanted);
            setMaximumPoolSize(wanted);
        }
    }

    private static final class Answering extends Thread {

        private final Set<Answering> all;
        private volatile long busySince;
        private volatile boolean isBusy;

        Answering(Runnable work, String name, Set<Answering> all) {
            super(work, name);
            this.all = all;
            setDaemon(true);
            setContextClassLoader(AnsweringThreads.class.getClassLoader());
        }

        @Override
        public void run() {
            all.add(this);
            try {
                super.run();
            } finally {
                all.remove(this);
            }
        }

        boolean isHeldUp(long now) {
            return isBusy && now - busySince > HELD_UP_NANOS;
        }
    }
}
