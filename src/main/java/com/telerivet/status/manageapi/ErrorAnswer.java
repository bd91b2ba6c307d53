package com.telerivet.status.manageapi;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The one form of every error: {@code error} beside {@code message}; for 422 {@code error} is an array of sentences. */
final class ErrorAnswer {

    static final String UNAUTHENTICATED = "Could not authenticate";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int INVALID = 422;
    private static final Map<Integer, String> SENTENCES = Map.of(
            400, "The request cannot be understood",
            401, UNAUTHENTICATED,
            403, "This token may not do that",
            404, "Not found",
            405, "This path does not take that method",
            409, "Somebody else changed the same thing; please try again",
            429, "Too many requests",
            500, "Something went wrong on our side",
            503, "Too busy at the moment; please try again");

    private ErrorAnswer() {}

    static void write(HttpServletResponse response, int status) throws IOException {
        write(response, status, List.of(SENTENCES.getOrDefault(status, "The request was refused")));
    }

    static void write(HttpServletResponse response, int status, List<String> sentences) throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        String message = String.join(", ", sentences);
        body.put("error", status == INVALID ? sentences : message);
        body.put("message", message);
        byte[] bytes = JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        response.resetBuffer();
        response.setStatus(status);
        if (status == 503 && !response.containsHeader("Retry-After")) {
            response.setHeader("Retry-After", "10");
        }
        response.setContentType("application/json; charset=utf-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
