package com.telerivet.status.metric.prometheus;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.telerivet.status.platform.OutboundHttp;
import com.telerivet.status.platform.Reach;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks by {@code /api/v1/query_range} of Prometheus's HTTP API. It follows no redirect, so that a secret goes only where
 * the operator sent it.
 */
@Component
class PrometheusServer {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int LARGEST = 64 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final OutboundHttp http;

    PrometheusServer(OutboundHttp http) {
        this.http = http;
    }

    /**
     * The samples from {@code from} to {@code to}, one every {@code step}, oldest first; some may be missing.
     *
     * @throws IOException with a sentence about what went wrong
     */
    List<Sample> ask(String url, String query, String authorization, Instant from, Instant to, Duration step)
            throws IOException {
        URI target = URI.create(url.replaceAll("/+$", "") + "/api/v1/query_range?query="
                + URLEncoder.encode(query, UTF_8) + "&start=" + from.getEpochSecond() + "&end=" + to.getEpochSecond()
                + "&step=" + step.toSeconds());
        Map<String, String> headers = authorization.isEmpty()
                ? Map.of("Accept", "application/json")
                : Map.of("Accept", "application/json", "Authorization", authorization);
        OutboundHttp.Answer answer = http.get(target, headers, Reach.OWN_NETWORK, TIMEOUT, LARGEST);
        return read(answer.status(), answer.body());
    }

    /** The value of the Authorization header; "" for none. */
    static String authorization(SignIn signIn, String username, String secret) {
        return switch (signIn) {
            case NONE -> "";
            case BASIC -> "Basic " + Base64.getEncoder().encodeToString((username + ":" + secret).getBytes(UTF_8));
            case BEARER -> "Bearer " + secret;
        };
    }

    private static List<Sample> read(int status, String body) throws IOException {
        if (status == 401 || status == 403) {
            throw new IOException("It answered HTTP " + status + ": it does not take what this query signs in with.");
        }
        JsonNode answer;
        try {
            answer = JSON.readTree(body);
        } catch (JacksonException e) {
            throw new IOException("It answered HTTP " + status + ", which is nothing that Prometheus says.", e);
        }
        if (status != 200 || !answer.path("status").asString("").equals("success")) {
            throw new IOException(
                    ("It answered HTTP " + status + ". " + answer.path("error").asString("")).strip());
        }
        JsonNode series = answer.path("data").path("result");
        if (series.size() > 1) {
            throw new IOException("The query gives " + series.size() + " series; make it one, for example with sum().");
        }
        List<Sample> samples = new ArrayList<>();
        for (JsonNode pair : series.path(0).path("values")) {
            samples.add(sample(pair));
        }
        return samples;
    }

    private static Sample sample(JsonNode pair) throws IOException {
        String value = pair.path(1).asString("");
        try {
            double number = value.endsWith("Inf") ? Double.NaN : Double.parseDouble(value);
            return new Sample(Instant.ofEpochSecond((long) pair.path(0).asDouble(0)), number);
        } catch (NumberFormatException e) {
            throw new IOException("It gave the value “" + value + "”, which is no number.", e);
        }
    }
}
