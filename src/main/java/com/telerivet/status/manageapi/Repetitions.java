package com.telerivet.status.manageapi;

import com.telerivet.status.identity.ApiTokenSummary;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * {@code Idempotency-Key} on every POST: a repeated request is answered as the first was and does nothing. A request
 * that was refused leaves its key free.
 */
@Component
class Repetitions {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e](?:[\\x20-\\x7e]{0,253}[\\x21-\\x7e])?");

    private final KeptAnswers answers;

    Repetitions(KeptAnswers answers) {
        this.answers = answers;
    }

    /** What a request does. */
    interface Work {
        void on(HttpServletRequest request) throws IOException, ServletException;
    }

    /** Does the work inside the present transaction, or repeats the answer of the first time. */
    void once(HttpServletRequest request, ContentCachingResponseWrapper answer, Work work)
            throws IOException, ServletException {
        String key = request.getHeader(HEADER);
        if (key == null || !request.getMethod().equals("POST")) {
            work.on(request);
            return;
        }
        if (!KEY.matcher(key).matches()) {
            throw ApiError.badRequest("The Idempotency-Key must be 1 to 255 visible ASCII characters");
        }
        KeptBody body = new KeptBody(request);
        String hash = hash(body);
        String token = ((ApiTokenSummary) Objects.requireNonNull(request.getAttribute(ApiDoor.TOKEN))).id();
        Optional<KeptAnswers.Kept> kept = answers.claim(token, key, hash);
        if (kept.isPresent()) {
            repeat(kept.get(), hash, answer);
            return;
        }
        work.on(body);
        if (answer.getStatus() < 400) {
            answers.keep(
                    token, key, answer.getStatus(), new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8));
        }
    }

    private static void repeat(KeptAnswers.Kept kept, String hash, ContentCachingResponseWrapper answer)
            throws IOException {
        if (!kept.requestHash().equals(hash)) {
            throw ApiError.invalid("This Idempotency-Key was used for another request");
        }
        if (kept.status() == null || kept.body() == null) {
            throw ApiError.conflict("The request with this Idempotency-Key is still at work");
        }
        answer.setStatus(kept.status());
        answer.setContentType("application/json");
        answer.getOutputStream().write(kept.body().getBytes(StandardCharsets.UTF_8));
    }

    /** The path, the fields of form and query but for the token, and the body. */
    private static String hash(KeptBody request) {
        MessageDigest digest = sha256();
        digest.update(request.getRequestURI().getBytes(StandardCharsets.UTF_8));
        new TreeMap<>(request.getParameterMap()).forEach((name, values) -> {
            if (!name.equals("api_key")) {
                digest.update((byte) 0);
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                for (String value : values) {
                    digest.update((byte) 1);
                    digest.update(value.getBytes(StandardCharsets.UTF_8));
                }
            }
        });
        digest.update((byte) 2);
        digest.update(request.bytes());
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
