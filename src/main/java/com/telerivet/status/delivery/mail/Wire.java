package com.telerivet.status.delivery.mail;

import com.telerivet.status.platform.Worker;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * A socket on which nothing waits for ever. A time-out of the socket itself bounds the wait for one byte only, and
 * writing not at all; so a watch closes it when a whole step has taken too long.
 */
final class Wire implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final long NEVER = Long.MAX_VALUE;

    private final Relay relay;
    private final SSLSocketFactory trusting;
    private final Watch watch;
    private final Socket raw;
    private Socket socket;

    /** When the present step must be over, by {@link System#nanoTime}; {@link #NEVER} while nothing is awaited. */
    private volatile long deadline = NEVER;

    private Wire(Relay relay, SSLSocketFactory trusting, Watch watch, Socket socket) {
        this.relay = relay;
        this.trusting = trusting;
        this.watch = watch;
        this.raw = socket;
        this.socket = socket;
    }

    static Wire connect(Relay relay, InetAddress address, SSLSocketFactory trusting, Watch watch) throws IOException {
        Wire wire = new Wire(relay, trusting, watch, new Socket());
        try {
            wire.raw.connect(new InetSocketAddress(address, relay.port()), (int) CONNECT.toMillis());
            wire.raw.setTcpNoDelay(true);
            watch.add(wire);
            if (relay.isTlsAtOnce()) {
                wire.encrypt(CONNECT);
            }
            return wire;
        } catch (IOException | RuntimeException e) {
            wire.close();
            throw e;
        }
    }

    InputStream in() throws IOException {
        return socket.getInputStream();
    }

    OutputStream out() throws IOException {
        return socket.getOutputStream();
    }

    /** Goes on under TLS; unless the relay's certificate need not be trusted, its name is checked too. */
    void encrypt(Duration limit) throws IOException {
        within(limit, () -> {
            SSLSocket encrypted =
                    (SSLSocket) relay.tls(trusting).createSocket(socket, relay.host(), relay.port(), true);
            if (relay.checksName()) {
                SSLParameters parameters = encrypted.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                encrypted.setSSLParameters(parameters);
            }
            socket = encrypted;
            encrypted.startHandshake();
            return null;
        });
    }

    <T> T within(Duration limit, Callable<T> step) throws IOException {
        deadline = System.nanoTime() + limit.toNanos();
        try {
            return step.call();
        } catch (IOException e) {
            throw isOverdue() ? new IOException("no answer within " + limit.toSeconds() + " s", e) : e;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        } finally {
            deadline = NEVER;
        }
    }

    /** Ends it below the encryption, whose own end would wait for the other side. */
    @Override
    public void close() {
        watch.remove(this);
        try {
            raw.close();
        } catch (IOException e) {
            // it is of no more use anyway
        }
    }

    private boolean isOverdue() {
        long due = deadline;
        return due != NEVER && System.nanoTime() - due >= 0;
    }

    /** Closes what is overdue. */
    static final class Watch implements AutoCloseable {

        private static final Duration EVERY = Duration.ofMillis(250);

        private final Set<Wire> wires = ConcurrentHashMap.newKeySet();
        private final Worker worker;

        /** @param round is to be done again and again, too */
        Watch(Runnable round) {
            worker = Worker.start("mail-watch", EVERY, () -> {
                look();
                round.run();
            });
        }

        void add(Wire wire) {
            wires.add(wire);
        }

        void remove(Wire wire) {
            wires.remove(wire);
        }

        private void look() {
            for (Wire wire : wires) {
                if (wire.isOverdue()) {
                    wire.close();
                }
            }
        }

        @Override
        public void close() {
            worker.close();
            wires.forEach(Wire::close);
        }
    }
}
