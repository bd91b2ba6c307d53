package com.telerivet.status.delivery.mail;

import com.telerivet.status.platform.SteadyTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Where relays are. Java's own look-up waits for a silent resolver as long as the system pleases, so it runs beside, one
 * at a time for a host. Addresses once known serve on while a new look-up is under way or fails.
 */
final class HostAddresses {

    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration LONGEST_LOOKUP = Duration.ofSeconds(5);

    /** How a name is looked up. */
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    private record Known(List<InetAddress> addresses, long until) {}

    private final Resolver resolver;
    private final SteadyTime time;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Known>> underWay = new ConcurrentHashMap<>();

    HostAddresses(Resolver resolver, SteadyTime time) {
        this.resolver = resolver;
        this.time = time;
    }

    /** @throws IOException when the name is unknown, or nothing was heard of it in time */
    List<InetAddress> of(String host) throws IOException {
        Known last = known.get(host);
        if (last != null && !time.isOver(last.until())) {
            return last.addresses();
        }
        CompletableFuture<Known> lookup = underWay.computeIfAbsent(host, this::begin);
        if (last != null) {
            return last.addresses();
        }
        try {
            return lookup.get(LONGEST_LOOKUP.toMillis(), TimeUnit.MILLISECONDS).addresses();
        } catch (TimeoutException e) {
            throw new IOException("the resolver said nothing about " + host + " within 5 s", e);
        } catch (ExecutionException e) {
            throw new IOException("unknown host " + host, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private CompletableFuture<Known> begin(String host) {
        CompletableFuture<Known> lookup = new CompletableFuture<>();
        Thread thread = new Thread(() -> lookUp(host, lookup), "mail-lookup");
        thread.setDaemon(true);
        thread.start();
        return lookup;
    }

    private void lookUp(String host, CompletableFuture<Known> lookup) {
        @Nullable Known found = null;
        Exception failure = new UnknownHostException(host);
        try {
            found = new Known(List.of(resolver.resolve(host)), time.in(FRESH));
            known.put(host, found);
        } catch (UnknownHostException | RuntimeException e) {
            failure = e;
        }
        underWay.remove(host);
        if (found == null) {
            lookup.completeExceptionally(failure);
        } else {
            lookup.complete(found);
        }
    }
}
