package com.telerivet.status.publication;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** People at a terminal, who get text at the address where others get a page. */
final class Terminals {

    static final String TEXT = "/status.txt";

    private static final List<String> CLIENTS = List.of("curl/", "wget/", "httpie/", "xh/", "fetch libfetch/");

    private Terminals() {}

    static boolean isOne(HttpServletRequest request) {
        return isOne(request.getHeader("User-Agent"), request.getHeader("Accept"));
    }

    static boolean isOne(@Nullable String agent, @Nullable String accept) {
        if (agent == null || agent.startsWith("Mozilla/")) {
            return false;
        }
        String name = agent.toLowerCase(Locale.ROOT);
        boolean wantsAPage = accept != null && accept.contains("text/html");
        return !wantsAPage && CLIENTS.stream().anyMatch(name::startsWith);
    }
}
