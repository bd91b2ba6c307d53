package com.telerivet.status.publication;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;

/** People at a terminal, who get text at the address where others get a page. */
final class Terminals {

    static final String TEXT = "/status.txt";

    private static final List<String> CLIENTS = List.of("curl/", "wget/", "httpie/", "xh/", "fetch libfetch/");

    private Terminals() {}

    static boolean isOne(HttpServletRequest request) {
        String agent = request.getHeader("User-Agent");
        if (agent == null || agent.startsWith("Mozilla/")) {
            return false;
        }
        String name = agent.toLowerCase(Locale.ROOT);
        String accept = request.getHeader("Accept");
        boolean wantsAPage = accept != null && accept.contains("text/html");
        return !wantsAPage && CLIENTS.stream().anyMatch(name::startsWith);
    }
}
