package com.telerivet.status.manageapi;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a token may stand: {@code Authorization: OAuth} or {@code Bearer}, or {@code ?api_key=}. */
final class Credentials {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final String QUERY_KEY = "api_key=";

    private Credentials() {}

    static Optional<String> in(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        return header == null ? inQuery(request.getQueryString()) : inHeader(header);
    }

    private static Optional<String> inHeader(String header) {
        String[] words = SPACE.split(header.strip(), -1);
        if (words.length != 2) {
            return Optional.empty();
        }
        String scheme = words[0].toLowerCase(Locale.ROOT);
        return scheme.equals("oauth") || scheme.equals("bearer") ? Optional.of(words[1]) : Optional.empty();
    }

    /** Read by hand: asking for parameters would read the body, and nobody is let in yet. */
    private static Optional<String> inQuery(@Nullable String query) {
        if (query == null) {
            return Optional.empty();
        }
        for (String pair : query.split("&", -1)) {
            if (pair.startsWith(QUERY_KEY)) {
                return decoded(pair.substring(QUERY_KEY.length()));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> decoded(String value) {
        try {
            return Optional.of(URLDecoder.decode(value, StandardCharsets.UTF_8)).filter(text -> !text.isEmpty());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
