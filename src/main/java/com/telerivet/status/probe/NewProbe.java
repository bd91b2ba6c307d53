package com.telerivet.status.probe;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A probe to be added.
 *
 * @param target an http or https address, {@code self:/path} for the instance that runs the check, or
 *     {@code tcp://host:port} or {@code tls://host:port} for a connection alone
 * @param interval 15 to 300 seconds
 * @param timeout for a whole check, at most 10 seconds
 * @param uptimeMetricId the metric that hears whether the check was good; null for none
 * @param responseTimeMetricId the metric that hears how long an answer took; null for none
 * @param errorRateMetricId the metric that hears whether the check failed; null for none
 */
public record NewProbe(
        String name,
        String target,
        int expectedStatus,
        Duration interval,
        Duration timeout,
        @Nullable String uptimeMetricId,
        @Nullable String responseTimeMetricId,
        @Nullable String errorRateMetricId,
        Asking asking,
        Vantage vantage) {

    /** A probe that is checked from everywhere. */
    public NewProbe(
            String name,
            String target,
            int expectedStatus,
            Duration interval,
            Duration timeout,
            @Nullable String uptimeMetricId,
            @Nullable String responseTimeMetricId,
            @Nullable String errorRateMetricId,
            Asking asking) {
        this(
                name,
                target,
                expectedStatus,
                interval,
                timeout,
                uptimeMetricId,
                responseTimeMetricId,
                errorRateMetricId,
                asking,
                Vantage.everywhere());
    }

    /** A probe that asks plainly, from everywhere. */
    public NewProbe(
            String name,
            String target,
            int expectedStatus,
            Duration interval,
            Duration timeout,
            @Nullable String uptimeMetricId,
            @Nullable String responseTimeMetricId,
            @Nullable String errorRateMetricId) {
        this(
                name,
                target,
                expectedStatus,
                interval,
                timeout,
                uptimeMetricId,
                responseTimeMetricId,
                errorRateMetricId,
                Asking.plain());
    }
}
