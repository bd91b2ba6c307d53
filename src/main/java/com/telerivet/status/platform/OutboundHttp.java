package com.telerivet.status.platform;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The one way out by HTTP. It follows no redirects and reads at most {@value #LONGEST_BODY} bytes of an answer. Its
 * targets are chosen by operators; an address that a stranger gave must not be passed to it.
 */
@Component
public class OutboundHttp {

    private static final int LONGEST_BODY = 64 * 1024;
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /**
     * An answer.
     *
     * @param body its beginning, as text
     * @param took from before the connection to the end of the answer
     * @param retryAfter when the other side asks to be asked again; null where it does not say
     */
    public record Answer(int status, String body, Duration took, @Nullable Duration retryAfter) {}

    /**
     * Reads {@code target}.
     *
     * @param timeout for everything, from the name's look-up to the last byte
     * @throws IOException with a short reason, where there is no whole answer in time
     */
    public Answer get(URI target, Duration timeout) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(target)
                .timeout(timeout)
                .header("User-Agent", "status-page-probe")
                .header("Cache-Control", "no-cache")
                .build();
        return send(request, timeout);
    }

    /** Posts JSON to {@code target}; see {@link #get}. */
    public Answer post(URI target, String json, Duration timeout) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(target)
                .timeout(timeout)
                .header("User-Agent", "status-page")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        return send(request, timeout);
    }

    private Answer send(HttpRequest request, Duration timeout) throws IOException {
        long start = System.nanoTime();
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, head -> new Beginning(LONGEST_BODY));
        try {
            HttpResponse<byte[]> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(
                    response.statusCode(),
                    new String(response.body(), StandardCharsets.UTF_8),
                    Duration.ofNanos(System.nanoTime() - start),
                    retryAfter(response));
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("no answer within " + timeout.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw new IOException(reason(e.getCause() == null ? e : e.getCause()), e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static @Nullable Duration retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("[0-9]{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(null);
    }

    private static String reason(Throwable failure) {
        String message = failure.getMessage();
        return failure.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }
}
