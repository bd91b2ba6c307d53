package com.telerivet.status.probe;

import java.time.Duration;

/**
 * A probe as an agent is told of it.
 *
 * @param interval in seconds
 * @param timeout in milliseconds
 * @param headers one {@code Name: value} a line
 */
public record AgentCheck(
        String id,
        String target,
        int expectedStatus,
        int interval,
        int timeout,
        String method,
        String headers,
        boolean followsRedirects,
        String expectedText,
        String jsonPath,
        String jsonValue) {

    static AgentCheck of(CheckTerms terms) {
        Asking asking = terms.asking();
        return new AgentCheck(
                terms.id(),
                terms.target(),
                terms.expectedStatus(),
                (int) terms.interval().toSeconds(),
                (int) terms.timeout().toMillis(),
                asking.method(),
                asking.headers(),
                asking.followsRedirects(),
                asking.expectedText(),
                asking.jsonPath(),
                asking.jsonValue());
    }

    /** What is to be done. */
    public CheckTerms terms() {
        return new CheckTerms(
                id,
                target,
                expectedStatus,
                Duration.ofSeconds(interval),
                Duration.ofMillis(timeout),
                new Asking(method, headers, followsRedirects, expectedText, jsonPath, jsonValue));
    }
}
