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

    private static final String TEXT =
            """
            The status page cannot reach its own database at the moment.

            Nothing of this request was saved. Go back in your browser: what you typed is still there. Try again in a few
            seconds. The public pages stay up meanwhile.
            """;
    private static final String JSON =
            "{\"error\":\"Service unavailable\",\"message\":\"The database is away; nothing was changed\"}";

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
            response.setContentType(isForPrograms ? "application/json" : "text/plain; charset=utf-8");
            response.getOutputStream().write((isForPrograms ? JSON : TEXT).getBytes(StandardCharsets.UTF_8));
        }
    }
}
