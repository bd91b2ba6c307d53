package com.telerivet.status.delivery.mail;

import com.telerivet.status.platform.SteadyTime;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** The conversations with relays; those that nobody uses are kept for some seconds, for the next batch. */
final class Connections implements AutoCloseable {

    private static final Duration LONGEST_IDLE = Duration.ofSeconds(5);
    private static final int MOST_ADDRESSES = 2;

    private record Idle(SmtpConnection connection, long until) {}

    private final String ownName;
    private final SteadyTime time;
    private final HostAddresses addresses;
    private final SSLSocketFactory trusting;
    private final Map<Relay, Deque<Idle>> idle = new ConcurrentHashMap<>();
    private final Wire.Watch watch;

    /** @param trusting which certificates of relays are believed */
    Connections(String ownName, SteadyTime time, HostAddresses.Resolver resolver, SSLSocketFactory trusting) {
        this.ownName = ownName;
        this.trusting = trusting;
        this.time = time;
        this.addresses = new HostAddresses(resolver, time);
        this.watch = new Wire.Watch(this::closeIdle);
    }

    /** A kept conversation, or a new one. */
    SmtpConnection take(Relay relay) throws IOException {
        SmtpConnection kept = kept(relay);
        return kept != null ? kept : open(relay);
    }

    SmtpConnection open(Relay relay) throws IOException {
        IOException failure = new IOException("no address");
        List<InetAddress> some = addresses.of(relay.host());
        for (InetAddress address : some.subList(0, Math.min(some.size(), MOST_ADDRESSES))) {
            Wire wire;
            try {
                wire = Wire.connect(relay, address, trusting, watch);
            } catch (IOException e) {
                failure = e;
                continue;
            }
            try {
                return new SmtpConnection(relay, wire, ownName);
            } catch (IOException | RuntimeException e) {
                wire.close();
                throw e;
            }
        }
        throw failure;
    }

    void keep(Relay relay, SmtpConnection connection) {
        Deque<Idle> stack = idle.computeIfAbsent(relay, r -> new ArrayDeque<>());
        synchronized (stack) {
            stack.push(new Idle(connection, time.in(LONGEST_IDLE)));
        }
    }

    @Override
    public void close() {
        watch.close();
    }

    private @Nullable SmtpConnection kept(Relay relay) {
        Deque<Idle> stack = idle.get(relay);
        if (stack == null) {
            return null;
        }
        synchronized (stack) {
            Idle newest = stack.poll();
            return newest == null ? null : newest.connection();
        }
    }

    private void closeIdle() {
        List<SmtpConnection> old = new ArrayList<>();
        for (Deque<Idle> stack : idle.values()) {
            synchronized (stack) {
                while (!stack.isEmpty() && time.isOver(stack.peekLast().until())) {
                    old.add(stack.removeLast().connection());
                }
            }
        }
        old.forEach(SmtpConnection::close);
    }
}
