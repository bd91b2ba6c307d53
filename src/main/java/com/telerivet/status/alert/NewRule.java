package com.telerivet.status.alert;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule to be added. What its kind has no use for is passed over.
 *
 * @param metricId of a figure or a silence; null for a certificate
 * @param probeId of a certificate; else null
 * @param recovery the figure that all of the last {@code ofMinutes} must have reached before it is good again: on the
 *     good side of {@code threshold}, or the same
 * @param badMinutes how many of the last {@code ofMinutes} must be bad; of a silence how many have no data
 * @param days how long before its end a certificate is bad, 1 to 90
 * @param componentId what a proposed incident affects; null for the component that has the name of the metric's service
 * @param mails who hears of it, at most ten addresses
 * @param webhookUrl what is called; "" for nothing
 * @param isPublishing whether the incident is published at once, without a person
 */
public record NewRule(
        String name,
        RuleKind kind,
        @Nullable String metricId,
        @Nullable String probeId,
        Side side,
        double threshold,
        double recovery,
        int badMinutes,
        int ofMinutes,
        int days,
        @Nullable String componentId,
        List<String> mails,
        String webhookUrl,
        boolean isPublishing) {}
