package com.telerivet.status.manageapi;

import com.telerivet.status.identity.ApiTokenSummary;
import com.telerivet.status.identity.ApiTokens;
import com.telerivet.status.platform.Acting;
import com.telerivet.status.platform.Actor;
import com.telerivet.status.platform.DatabaseAway;
import com.telerivet.status.probe.ProbeAgent;
import com.telerivet.status.probe.ProbeAgents;
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
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionTimedOutException;

/**
 * Stands before everything below {@code /v1}: nobody without a good token gets further, so that a stranger learns
 * nothing, and whatever goes wrong behind it leaves in this API's own form.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 50)
class ApiDoor extends HttpFilter {

    /** The request attribute that holds the {@link ApiTokenSummary} of whoever asks. */
    static final String TOKEN = ApiDoor.class.getName() + ".token";

    /** The request attribute that holds the agent that asks, on the routes that are for agents. */
    static final String AGENT = "com.telerivet.status.manageapi.agent";

    private static final String OF_AGENTS = "/v1/agent/";

    private static final Logger log = LoggerFactory.getLogger(ApiDoor.class);

    private final transient ApiTokens tokens;
    private final transient RecentTokens recent;
    private final transient ProbeAgents agents;
    private final transient RequestAllowance allowance;
    private final transient Acting acting;

    ApiDoor(ApiTokens tokens, RecentTokens recent, ProbeAgents agents, RequestAllowance allowance, Acting acting) {
        this.agents = agents;
        this.acting = acting;
        this.tokens = tokens;
        this.recent = recent;
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
            if (path.startsWith(OF_AGENTS)) {
                admitAgent(request, response, chain);
                return;
            }
            WithoutSuffix plain = new WithoutSuffix(request);
            boolean isPoint = PointRoutes.isOne(request.getMethod(), plain.getRequestURI());
            Optional<ApiTokenSummary> token =
                    Credentials.in(request).flatMap(isPoint ? recent::authenticate : tokens::authenticate);
            if (token.isEmpty()) {
                ErrorAnswer.write(response, 401);
            } else {
                admit(token.get(), isPoint, plain, response, chain);
            }
        } catch (IOException | ServletException | RuntimeException e) {
            fail(response, e);
        }
    }

    private void admit(
            ApiTokenSummary token,
            boolean isPoint,
            WithoutSuffix plain,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        if (isTooMuch(token.id(), isPoint, response)) {
            return;
        }
        if (!Permission.isGiven(token.scopes(), plain.getMethod(), plain.getRequestURI())) {
            ErrorAnswer.write(response, 403);
            return;
        }
        plain.setAttribute(TOKEN, token);
        acting.begin(Actor.token(token.id(), token.name(), plain.getRemoteAddr()));
        try {
            chain.doFilter(plain, new JsonErrors(response));
        } finally {
            acting.end();
        }
    }

    /** An agent's token opens its own routes and no other, and no other token opens these. */
    private void admitAgent(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<ProbeAgent> agent = Credentials.in(request).flatMap(agents::authenticate);
        if (agent.isEmpty()) {
            ErrorAnswer.write(response, 401);
        } else if (!isTooMuch(agent.get().id(), false, response)) {
            request.setAttribute(AGENT, agent.get());
            chain.doFilter(new WithoutSuffix(request), new JsonErrors(response));
        }
    }

    private boolean isTooMuch(String who, boolean isPoint, HttpServletResponse response) throws IOException {
        long wait = allowance.take(who, isPoint);
        if (wait > 0) {
            response.setHeader("Retry-After", String.valueOf(wait));
            ErrorAnswer.write(response, 429);
        }
        return wait > 0;
    }

    /** A database that is away has its one answer outside of this door. */
    private static void fail(HttpServletResponse response, Exception failure) throws IOException, ServletException {
        if (DatabaseAway.isBehind(failure)) {
            if (failure instanceof ServletException problem) {
                throw problem;
            }
            throw new ServletException(failure);
        }
        Throwable cause =
                failure instanceof ServletException && failure.getCause() != null ? failure.getCause() : failure;
        if (response.isCommitted()) {
            log.warn("An answer of the management API broke off: {}", cause.toString());
        } else if (cause instanceof ConcurrencyFailureException || cause instanceof DataIntegrityViolationException) {
            ErrorAnswer.write(response, 409);
        } else if (cause instanceof QueryTimeoutException || cause instanceof TransactionTimedOutException) {
            ErrorAnswer.write(response, 503);
        } else {
            log.warn("A request to the management API failed", cause);
            ErrorAnswer.write(response, 500);
        }
    }
}
