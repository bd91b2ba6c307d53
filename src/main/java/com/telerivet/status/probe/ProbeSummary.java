package com.telerivet.status.probe;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A probe as others see it, with how its last check went; see {@link NewProbe} for the parts.
 *
 * @param lastPhases milliseconds of the last check that got through: name, connection, TLS, first byte, whole answer; empty
 *     where none did
 * @param certificateEndsAt of the certificate that was seen last; null where none was
 */
public record ProbeSummary(
        String id,
        String name,
        String target,
        int expectedStatus,
        Duration interval,
        Duration timeout,
        @Nullable String uptimeMetricId,
        @Nullable String responseTimeMetricId,
        @Nullable String errorRateMetricId,
        @Nullable Instant lastAt,
        @Nullable Instant lastSuccessAt,
        @Nullable Instant lastErrorAt,
        @Nullable String lastError,
        @Nullable Instant certificateEndsAt,
        boolean isPaused,
        Asking asking,
        List<Double> lastPhases,
        Vantage vantage) {

    /** Whether its target is whichever instance runs the check, so that nobody else can. */
    public boolean isOfThisPage() {
        return target.startsWith(OWN);
    }

    static final String OWN = "self:";

    CheckTerms terms() {
        return new CheckTerms(id, target, expectedStatus, interval, timeout, asking);
    }
}
