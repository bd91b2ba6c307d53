package com.telerivet.status.manageapi;

import com.telerivet.status.testkit.AppTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that uses the management API, as published clients do: with the token, or with whatever it likes. */
final class ApiClient {

    static final String FORM = "application/x-www-form-urlencoded";
    static final String JSON = "application/json";

    private final int port;
    private final String token;
    private final String base;
    private final HttpClient http = HttpClient.newHttpClient();

    ApiClient(int port) {
        this(port, AppTest.TOKEN);
    }

    private ApiClient(int port, String token) {
        this.port = port;
        this.token = token;
        this.base = "http://127.0.0.1:" + port + "/v1";
    }

    record Answer(int status, JsonNode json, HttpResponse<String> response) {

        String text(String key) {
            return json.get(key).isNull() ? null : json.get(key).asString();
        }

        String error() {
            return json.get("error").toString();
        }
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, String body) {
        return send("POST", path, JSON, body);
    }

    Answer patch(String path, String body) {
        return send("PATCH", path, JSON, body);
    }

    Answer put(String path, String body) {
        return send("PUT", path, JSON, body);
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    /** A change of what was read with that tag. */
    Answer sendIf(String tag, String method, String path, String json) {
        return send(request(path)
                .header("If-Match", tag)
                .header("Content-Type", JSON)
                .method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    /** The same client with another token. */
    ApiClient with(String otherToken) {
        return new ApiClient(port, otherToken);
    }

    Answer send(String method, String path, String contentType, String body) {
        HttpRequest.Builder request = request(path).method(method, HttpRequest.BodyPublishers.ofString(body));
        return send(contentType == null ? request : request.header("Content-Type", contentType));
    }

    HttpRequest.Builder request(String path) {
        return bare(path).header("Authorization", "OAuth " + token);
    }

    HttpRequest.Builder bare(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(20));
    }

    /** Sends it, and again once there is room for it: all tests together send more than one token may. */
    Answer send(HttpRequest.Builder request) {
        return Awaitility.await()
                .pollDelay(Duration.ZERO)
                .atMost(Duration.ofMinutes(2))
                .until(() -> sendOnce(request), answer -> answer.status() != 429);
    }

    Answer sendOnce(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            JsonNode json = response.body().isEmpty()
                    ? JsonMapper.shared().nullNode()
                    : JsonMapper.shared().readTree(response.body());
            return new Answer(response.statusCode(), json, response);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
