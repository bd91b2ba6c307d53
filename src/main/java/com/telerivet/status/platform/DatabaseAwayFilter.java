package com.telerivet.status.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Answers what needs the database while it is away. It stands outside of the session, which lives in the database too,
 * so no page of the application can be asked for words here.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class DatabaseAwayFilter extends HttpFilter {

    private static final String PAGE =
            """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>The database cannot be reached</title><meta name="color-scheme" content="light dark">
            <meta name="robots" content="noindex"><link rel="stylesheet" href="%s"></head>
            <body><main class="page desk"><div class="desk-narrow">
            <h1>The status page cannot reach its own database</h1>
            <p class="desk-lead">Nothing of this request was saved. Go back in your browser: what you typed is still there.
            Try again in a few seconds. The public page stays up meanwhile.</p>
            <div class="actions"><a class="button" href="/">Current status</a>%s</div>
            </div></main></body></html>
            """;
    private static final String WAY_OUT =
            "<a href=\"/admin/emergency\">Publish without the database, with the recovery key</a>";
    private static final String JSON =
            "{\"error\":\"Service unavailable\",\"message\":\"The database is away; nothing was changed\"}";

    private final transient Assets assets;

    DatabaseAwayFilter(Assets assets) {
        this.assets = assets;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            if (response.isCommitted() || !DatabaseAway.isBehind(e)) {
                throw e;
            }
            boolean isForPrograms = request.getRequestURI().startsWith("/v1/");
            response.reset();
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            response.setHeader("Retry-After", "10");
            response.setHeader("Cache-Control", "no-store");
            response.setContentType(isForPrograms ? "application/json" : "text/html; charset=utf-8");
            String answer = isForPrograms ? JSON : page(request.getRequestURI().startsWith("/admin"));
            response.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        }
    }

    private String page(boolean isForTheTeam) {
        return PAGE.formatted(assets.adminStyle(), isForTheTeam ? WAY_OUT : "");
    }
}
