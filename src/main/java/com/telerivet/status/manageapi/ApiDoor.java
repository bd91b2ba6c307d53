package com.telerivet.status.manageapi;

import com.telerivet.status.identity.ApiTokenSummary;
import com.telerivet.status.identity.ApiTokens;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Stands before everything below {@code /v1}: nobody without a good token gets further, so that a stranger learns
 * nothing, and whatever goes wrong behind it leaves in this API's own form.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 50)
class ApiDoor extends HttpFilter {

    /** The request attribute that holds the {@link ApiTokenSummary} of whoever asks. */
    static final String TOKEN = ApiDoor.class.getName() + ".token";

    private static final Logger log = LoggerFactory.getLogger(ApiDoor.class);

    private final transient ApiTokens tokens;
    private final transient RequestAllowance allowance;

    ApiDoor(ApiTokens tokens, RequestAllowance allowance) {
        this.tokens = tokens;
        this.allowance = allowance;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getRequestURI();
        if (!path.equals("/v1") && !path.startsWith("/v1/")) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Cache-Control", "no-store");
        try {
            Optional<ApiTokenSummary> token = Credentials.in(request).flatMap(tokens::authenticate);
            if (token.isEmpty()) {
                ErrorAnswer.write(response, 401);
            } else {
                admit(token.get(), request, response, chain);
            }
        } catch (IOException | ServletException | RuntimeException e) {
            fail(response, e);
        }
    }

    private void admit(
            ApiTokenSummary token, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long wait = allowance.take(token.id());
        if (wait > 0) {
            response.setHeader("Retry-After", String.valueOf(wait));
            ErrorAnswer.write(response, 429);
            return;
        }
        request.setAttribute(TOKEN, token);
        chain.doFilter(new WithoutSuffix(request), new JsonErrors(response));
    }

    private static void fail(HttpServletResponse response, Exception failure) throws IOException {
        Throwable cause =
                failure instanceof ServletException && failure.getCause() != null ? failure.getCause() : failure;
        boolean databaseAway = cause instanceof CannotCreateTransactionException
                || cause instanceof DataAccessResourceFailureException
                || cause instanceof QueryTimeoutException
                || cause instanceof TransientDataAccessException;
        log.warn("A request to the management API failed: {}", cause.toString());
        log.debug("A request to the management API failed", cause);
        if (!response.isCommitted()) {
            if (databaseAway) {
                response.setHeader("Retry-After", "10");
            }
            ErrorAnswer.write(response, databaseAway ? 503 : 500);
        }
    }
}
