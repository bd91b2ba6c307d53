package com.telerivet.status.metric.otlp;

import com.telerivet.status.metric.MetricKind;

/**
 * A rule to be added or changed.
 *
 * @param otlpMetric the OTLP metric's name
 * @param conditions one {@code attribute=value} a line, all of which must hold, of the data point or the resource; a
 *     {@code *} at the end of a value stands for any rest
 * @param part for {@link OtlpMeasure#SHARE}: which of the chosen data points are counted, as {@code conditions}; else ""
 */
public record NewOtlpRule(String metricId, String otlpMetric, String conditions, OtlpMeasure measure, String part) {

    void check(MetricKind kind) {
        if (otlpMetric.isBlank() || otlpMetric.length() > 255) {
            throw new OtlpRuleRejected("otlpMetric", "Give the metric's name in OTLP, with at most 255 characters.");
        }
        checkLines("conditions", conditions, 2000);
        checkLines("part", part, 500);
        if (measure == OtlpMeasure.SHARE && part.isBlank()) {
            throw new OtlpRuleRejected("part", "Say which of them count, such as http.response.status_code=5*.");
        }
        if (measure == OtlpMeasure.SHARE && kind == MetricKind.RESPONSE_TIME) {
            throw new OtlpRuleRejected("measure", "A response time is a mean, not a share.");
        }
    }

    private static void checkLines(String field, String lines, int longest) {
        if (lines.length() > longest) {
            throw new OtlpRuleRejected(field, "Give at most " + longest + " characters.");
        }
        try {
            Condition.ofLines(lines);
        } catch (IllegalArgumentException e) {
            throw new OtlpRuleRejected(field, "“" + e.getMessage() + "” is not of the form attribute=value.");
        }
    }
}
