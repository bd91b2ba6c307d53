package com.telerivet.status.platform;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Connects on its own for each question, so that each part of the time can be told: the look-up of the name, the
 * connection, TLS, the first byte, the whole answer. Its targets are chosen by operators, as {@link OutboundHttp}'s are.
 */
@Component
public class TimedHttp implements DisposableBean {

    private static final int MOST_LOOK_UPS = 256;

    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(runnable -> {
        Thread thread = new Thread(runnable, "deadlines");
        thread.setDaemon(true);
        return thread;
    });

    /** In a pool of their own: a resolver that hangs holds up nobody else's look-ups. */
    private final ExecutorService lookUps =
            new ThreadPoolExecutor(0, MOST_LOOK_UPS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), runnable -> {
                Thread thread = new Thread(runnable, "look-up");
                thread.setDaemon(true);
                return thread;
            });

    private final SSLSocketFactory tls;

    public TimedHttp() {
        this((SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /** With trust of its own, for tests that have certificates of their own. */
    TimedHttp(SSLSocketFactory tls) {
        this.tls = tls;
    }

    /**
     * What was seen.
     *
     * @param status 0 where only a connection was asked for
     * @param body its beginning, as text
     * @param phases in milliseconds: name, connection, TLS (0 without), first byte, whole answer
     * @param certificateEndsAt null without TLS
     */
    public record Seen(
            int status,
            Map<String, String> headers,
            String body,
            double[] phases,
            @Nullable Instant certificateEndsAt) {

        public Duration took() {
            return Duration.ofNanos((long) (phases[phases.length - 1] * 1e6));
        }
    }

    /**
     * Asks {@code target}: {@code http}, {@code https}, or by {@code tcp} and {@code tls} only for a connection.
     *
     * @param timeout for everything, from the name's look-up to the last byte
     * @throws IOException with a short reason, where there is no whole answer in time
     */
    public Seen ask(URI target, String method, Map<String, String> headers, Duration timeout) throws IOException {
        long start = System.nanoTime();
        ScheduledFuture<?> deadline = null;
        try (Socket plain = new Socket()) {
            deadline = deadlines.schedule(() -> close(plain), timeout.toMillis(), TimeUnit.MILLISECONDS);
            double[] phases = new double[5];
            InetAddress address = lookUp(target.getHost(), timeout);
            phases[0] = millis(start);
            plain.connect(new InetSocketAddress(address, port(target)), (int) timeout.toMillis());
            plain.setSoTimeout((int) timeout.toMillis());
            phases[1] = millis(start) - phases[0];
            boolean isTls = target.getScheme().equalsIgnoreCase("https")
                    || target.getScheme().equalsIgnoreCase("tls");
            Socket socket = isTls ? shakeHands(plain, target) : plain;
            phases[2] = isTls ? millis(start) - phases[0] - phases[1] : 0;
            Instant certificate = socket instanceof SSLSocket secure ? endOf(secure) : null;
            if (target.getScheme().equalsIgnoreCase("tcp") || target.getScheme().equalsIgnoreCase("tls")) {
                phases[4] = millis(start);
                return new Seen(0, Map.of(), "", phases, certificate);
            }
            HttpExchangeOnce.Answer answer = HttpExchangeOnce.over(
                    socket,
                    target,
                    method,
                    headers,
                    "",
                    () -> phases[3] = millis(start) - phases[0] - phases[1] - phases[2]);
            phases[4] = millis(start);
            return new Seen(answer.status(), answer.headers(), answer.body(), phases, certificate);
        } catch (IOException e) {
            boolean isLate = millis(start) >= timeout.toMillis();
            throw isLate ? new IOException("no answer within " + timeout.toMillis() + " ms", e) : said(e);
        } finally {
            if (deadline != null) {
                deadline.cancel(false);
            }
        }
    }

    @Override
    public void destroy() {
        deadlines.shutdownNow();
        lookUps.shutdownNow();
    }

    /** A resolver that hangs is left behind. */
    private InetAddress lookUp(String host, Duration timeout) throws IOException {
        try {
            Future<InetAddress> found = lookUps.submit(() -> InetAddress.getByName(host));
            return found.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (Exception e) {
            throw new IOException("the name " + host + " is not known", e);
        }
    }

    private SSLSocket shakeHands(Socket plain, URI target) throws IOException {
        SSLSocket socket = (SSLSocket) tls.createSocket(plain, target.getHost(), port(target), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static @Nullable Instant endOf(SSLSocket socket) throws IOException {
        Certificate[] chain = socket.getSession().getPeerCertificates();
        return chain.length > 0 && chain[0] instanceof X509Certificate first
                ? first.getNotAfter().toInstant()
                : null;
    }

    private static int port(URI target) {
        boolean isTls = target.getScheme().equalsIgnoreCase("https")
                || target.getScheme().equalsIgnoreCase("tls");
        return target.getPort() > 0 ? target.getPort() : isTls ? 443 : 80;
    }

    private static double millis(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private static IOException said(IOException failure) {
        if (failure instanceof SSLException) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof CertificateExpiredException) {
                    return new IOException("the certificate has ended", failure);
                }
                if (cause instanceof CertPathBuilderException) {
                    return new IOException("the certificate is not from an issuer that is trusted here", failure);
                }
                // what the platform says of a name that does not match
                if (cause.getClass() == CertificateException.class) {
                    return new IOException("the certificate is for another name", failure);
                }
            }
        }
        return new IOException(plainly(failure), failure);
    }

    /** Whoever is on call reads this, and need not know the platform's names of things. */
    private static @Nullable String plainly(IOException failure) {
        if (failure instanceof UnknownHostException) {
            return "the name " + failure.getMessage() + " is not known";
        }
        if (failure instanceof SocketTimeoutException) {
            return "no answer in time";
        }
        if (failure instanceof NoRouteToHostException) {
            return "there is no way there";
        }
        if (failure instanceof ConnectException && "Connection refused".equals(failure.getMessage())) {
            return "the connection was refused";
        }
        String name = failure.getClass().getSimpleName();
        String message = failure.getMessage();
        return name.equals("IOException") ? message : name + ": " + message;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // whoever waits on it hears of it
        }
    }
}
