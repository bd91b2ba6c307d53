package com.telerivet.status.admin;

import com.telerivet.status.metric.otlp.NewOtlpRule;
import com.telerivet.status.metric.otlp.OtlpMeasure;
import com.telerivet.status.metric.otlp.OtlpRule;

/** A rule for what OpenTelemetry sends, as it was typed. */
record OtlpRuleForm(String metric, String otlpMetric, String conditions, String measure, String part, String key) {

    /** A field that was not sent arrives as null, and counts as empty. */
    OtlpRuleForm {
        metric = metric == null ? "" : metric;
        otlpMetric = otlpMetric == null ? "" : otlpMetric.strip();
        conditions = conditions == null ? "" : conditions.strip();
        measure = measure == null ? OtlpMeasure.MEAN.code() : measure;
        part = part == null ? "" : part.strip();
        key = key == null ? "" : key;
    }

    static OtlpRuleForm fresh() {
        return new OtlpRuleForm("", "http.server.request.duration", "", OtlpMeasure.MEAN.code(), "", "");
    }

    static OtlpRuleForm of(OtlpRule rule) {
        return new OtlpRuleForm(
                rule.metricId(),
                rule.otlpMetric(),
                rule.conditions(),
                rule.measure().code(),
                rule.part(),
                "");
    }

    NewOtlpRule rule() {
        return new NewOtlpRule(metric, otlpMetric, conditions, OtlpMeasure.of(measure), part);
    }
}
