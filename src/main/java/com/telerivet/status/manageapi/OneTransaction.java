package com.telerivet.status.manageapi;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Makes one transaction of every request that changes something: a request that is refused has changed nothing, however
 * far it came, and nobody is told of a change before it is committed.
 */
@Component
@Order(0)
class OneTransaction extends HttpFilter {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final transient TransactionTemplate transaction;
    private final transient Turns turns;
    private final transient Repetitions repetitions;

    OneTransaction(TransactionTemplate transaction, Turns turns, Repetitions repetitions) {
        this.transaction = transaction;
        this.turns = turns;
        this.repetitions = repetitions;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getAttribute(ApiDoor.TOKEN) == null || READS.contains(request.getMethod())) {
            chain.doFilter(request, response);
            return;
        }
        if (PointRoutes.isOne(request.getMethod(), request.getRequestURI())
                && request.getHeader(Repetitions.HEADER) == null) {
            chain.doFilter(request, response); // committed together with those of others before it is answered
            return;
        }
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        try {
            if (PointRoutes.isOne(request.getMethod(), request.getRequestURI())) {
                change(request, answer, chain, false);
            } else {
                turns.inTurn(() -> change(request, answer, chain, true));
            }
            answer.copyBodyToResponse();
        } catch (ApiError e) {
            ErrorAnswer.write(response, e.status(), e.sentences());
        } catch (Failed e) {
            e.rethrow();
        }
    }

    private void change(
            HttpServletRequest request, ContentCachingResponseWrapper answer, FilterChain chain, boolean inTurn) {
        transaction.executeWithoutResult(tx -> {
            try {
                if (inTurn) {
                    turns.acrossInstances();
                }
                repetitions.once(request, answer, kept -> chain.doFilter(kept, answer));
            } catch (IOException | ServletException e) {
                throw new Failed(e);
            }
            keepOnlyWhatSucceeded(answer, tx);
        });
    }

    private static void keepOnlyWhatSucceeded(HttpServletResponse answer, TransactionStatus tx) {
        if (answer.getStatus() >= 400) {
            tx.setRollbackOnly();
        }
    }

    /** Carries what a servlet may throw through a transaction, which it rolls back on the way. */
    private static final class Failed extends RuntimeException {

        Failed(Exception cause) {
            super(cause);
        }

        void rethrow() throws IOException, ServletException {
            if (getCause() instanceof IOException problem) {
                throw problem;
            }
            throw (ServletException) getCause();
        }
    }
}
