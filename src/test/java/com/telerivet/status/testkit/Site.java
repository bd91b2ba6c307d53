package com.telerivet.status.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the public site over HTTP as any client would; follows no redirects. */
public final class Site {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.shared();
    private final String base;

    public Site(int port) {
        this.base = "http://localhost:" + port;
    }

    /** Header names and values by turns. */
    public HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, headers);
    }

    public HttpResponse<String> send(String method, String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).method(method, HttpRequest.BodyPublishers.noBody());
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public JsonNode json(String path) {
        return json.readTree(get(path).body());
    }

    /** Waits until the document at {@code path} is as expected, and gives it. */
    public JsonNode jsonWhen(String path, Predicate<JsonNode> expected) {
        return Awaitility.await().atMost(LONGEST_WAIT).until(() -> json(path), expected);
    }

    /** Waits until the text at {@code path} is as expected, and gives it. */
    public String textWhen(String path, Predicate<String> expected) {
        return Awaitility.await().atMost(LONGEST_WAIT).until(() -> get(path).body(), expected);
    }
}
