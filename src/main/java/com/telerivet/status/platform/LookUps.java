package com.telerivet.status.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Looks names up for whoever calls: many at once, the others wait for their turn. A resolver that hangs is left behind in
 * time. A name is looked up once for all who want it at that moment, so one that hangs holds one thread, however many
 * endpoints bear it; and what nobody waits for any more by its turn is not looked up.
 */
final class LookUps implements AutoCloseable {

    private static final int MOST_AT_ONCE = 64;
    private static final int MOST_WAITING = 1_000;

    private final Outward.Names names;
    private final Map<String, LookUp> underWay = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor pool = new ThreadPoolExecutor(
            MOST_AT_ONCE, MOST_AT_ONCE, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), runnable -> {
                Thread thread = new Thread(runnable, "look-up");
                thread.setDaemon(true);
                return thread;
            });

    LookUps(Outward.Names names) {
        this.names = names;
        pool.allowCoreThreadTimeOut(true);
    }

    /** @throws IOException where the name has no address, or none is known in time */
    InetAddress[] find(String host, long millis) throws IOException {
        try {
            InetAddress[] addresses = underWay.compute(
                            host.toLowerCase(Locale.ROOT), (name, known) -> wanted(known, name, millis))
                    .get(millis, TimeUnit.MILLISECONDS);
            if (addresses.length == 0) {
                throw new UnknownHostException("the name is not known");
            }
            return addresses.clone();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException("the name is not known", e);
        } catch (TimeoutException | CancellationException | RejectedExecutionException e) {
            throw new IOException("the name could not be looked up in time", e);
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }

    private LookUp wanted(@Nullable LookUp known, String host, long millis) {
        LookUp lookUp = known == null ? new LookUp(host) : known;
        lookUp.wantUntil(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis));
        if (known == null) {
            pool.execute(lookUp);
        }
        return lookUp;
    }

    private final class LookUp extends FutureTask<InetAddress[]> {

        private final String host;

        /** When the last who wants it goes, by {@link System#nanoTime}. */
        private volatile long until = System.nanoTime();

        LookUp(String host) {
            super(() -> names.addresses(host));
            this.host = host;
        }

        /** Called by one at a time: whoever holds its place in the map. */
        private void wantUntil(long end) {
            if (end - until > 0) {
                until = end;
            }
        }

        @Override
        public void run() {
            if (System.nanoTime() - until >= 0) {
                cancel(false);
            } else {
                super.run();
            }
        }

        @Override
        protected void done() {
            underWay.remove(host, this);
        }
    }
}
