package com.telerivet.status.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Tells others something by HTTP, or asks them, on a connection of its own to an address that was checked. It
 * follows no redirect, since a redirect is a target that somebody else chose, and reads the beginning of an answer only.
 */
@Component
public class OutboundHttp implements DisposableBean {

    private static final long LONGEST_STEP_MILLIS = 5_000;
    private static final int MOST_ADDRESSES = 3;
    private static final int ANSWER_TO_A_POST = 64 * 1024;

    private final Outward outward;
    private final SSLSocketFactory trusting;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(runnable -> {
        Thread thread = new Thread(runnable, "outbound-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    @Autowired
    OutboundHttp(OutboundSettings settings) {
        this(settings, InetAddress::getAllByName);
    }

    OutboundHttp(OutboundSettings settings, Outward.Names names) {
        this(settings, names, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /** @param trusting which certificates are believed */
    OutboundHttp(OutboundSettings settings, Outward.Names names, SSLSocketFactory trusting) {
        this.outward = new Outward(names, settings);
        this.trusting = trusting;
    }

    /**
     * What was answered.
     *
     * @param headers by their names in whatever case
     * @param body its beginning, as text
     */
    public record Answer(int status, Map<String, String> headers, String body) {}

    /** The URL in {@code typed}, if it is written as one that may be called; nothing is looked up for it. */
    public static Optional<URI> target(String typed) {
        return Outward.target(typed);
    }

    /** Posts JSON; see {@link #post(URI, String, Map, Reach, Duration)}. */
    public Answer post(URI target, String json, Reach reach, Duration timeout) throws IOException {
        return post(target, json, Map.of("Content-Type", "application/json"), reach, timeout);
    }

    /**
     * Posts a body in UTF-8.
     *
     * @param timeout for everything, from the name's look-up to the last byte
     * @throws ForbiddenTarget where {@code target} is out of {@code reach}; nothing was sent
     * @throws IOException with a short reason, where there is no answer in time
     */
    public Answer post(URI target, String body, Map<String, String> headers, Reach reach, Duration timeout)
            throws IOException {
        return send(new Question(target, "POST", body, headers, ANSWER_TO_A_POST), reach, timeout);
    }

    /**
     * Asks for a document.
     *
     * @param mostBytes how much of it is kept
     * @throws ForbiddenTarget where {@code target} is out of {@code reach}; nothing was sent
     * @throws IOException with a short reason, where there is no answer in time
     */
    public Answer get(URI target, Map<String, String> headers, Reach reach, Duration timeout, int mostBytes)
            throws IOException {
        return send(new Question(target, "GET", "", headers, mostBytes), reach, timeout);
    }

    private record Question(URI target, String method, String body, Map<String, String> headers, int mostBytes) {}

    private Answer send(Question question, Reach reach, Duration timeout) throws IOException {
        URI target = question.target();
        long end = System.nanoTime() + timeout.toNanos();
        try (Socket socket = connected(target, outward.addresses(target, reach, step(end)), end)) {
            return exchange(socket, question, end);
        }
    }

    private static Socket connected(URI target, InetAddress[] addresses, long end) throws IOException {
        IOException failure = new IOException("it has no address");
        for (int i = 0; i < Math.min(addresses.length, MOST_ADDRESSES); i++) {
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(addresses[i], port(target)), step(end));
                return socket;
            } catch (IOException e) {
                socket.close();
                failure = e;
            }
        }
        throw new IOException("no connection: " + reason(failure), failure);
    }

    @Override
    public void destroy() {
        outward.close();
        deadlines.shutdownNow();
    }

    private Answer exchange(Socket plain, Question question, long end) throws IOException {
        URI target = question.target();
        ScheduledFuture<?> deadline = deadlines.schedule(() -> close(plain), left(end), TimeUnit.MILLISECONDS);
        try {
            Socket socket = target.getScheme().equalsIgnoreCase("https") ? shakeHands(plain, target, end) : plain;
            Map<String, String> all = new TreeMap<>(question.headers());
            all.putIfAbsent("User-Agent", "status-page");
            HttpExchangeOnce.Answer answer = HttpExchangeOnce.over(
                    socket, target, question.method(), all, question.body(), () -> {}, question.mostBytes());
            return new Answer(answer.status(), answer.headers(), answer.body());
        } catch (IOException e) {
            boolean isLate = isOver(deadline) || e instanceof Late;
            throw isLate ? new Late(e) : new IOException(reason(e), e);
        } finally {
            deadline.cancel(false);
        }
    }

    /** TLS for the name that was meant, whatever address it has. */
    private Socket shakeHands(Socket plain, URI target, long end) throws IOException {
        ScheduledFuture<?> deadline = deadlines.schedule(() -> close(plain), step(end), TimeUnit.MILLISECONDS);
        try {
            String host = target.getHost().replaceAll("[\\[\\]]", "");
            SSLSocket socket = (SSLSocket) trusting.createSocket(plain, host, port(target), true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket;
        } catch (IOException e) {
            throw isOver(deadline) ? new Late(e) : e;
        } finally {
            deadline.cancel(false);
        }
    }

    /** Whether its time has come; not whether it is done, which it is only after the close that others wake up by. */
    private static boolean isOver(ScheduledFuture<?> deadline) {
        return deadline.getDelay(TimeUnit.NANOSECONDS) <= 0;
    }

    private static int port(URI target) {
        return target.getPort() > 0 ? target.getPort() : target.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }

    /** No single step before the question takes longer than some seconds, and none longer than is left. */
    private static int step(long end) throws IOException {
        return (int) Math.min(left(end), LONGEST_STEP_MILLIS);
    }

    private static long left(long end) throws IOException {
        long millis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (millis <= 0) {
            throw new Late(null);
        }
        return millis;
    }

    private static String reason(IOException failure) {
        String message = failure.getMessage();
        return failure.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }

    private static final class Late extends IOException {

        Late(@Nullable IOException cause) {
            super("no answer in time", cause);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // whoever waits on it hears of it
        }
    }
}
