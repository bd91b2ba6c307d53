package com.telerivet.status.metric.otlp;

import java.util.List;

/** A rule whose lines have been read, to be held against many readings. */
record ReadRule(OtlpRule rule, List<Condition> conditions, List<Condition> part) {

    static ReadRule of(OtlpRule rule) {
        return new ReadRule(rule, Condition.ofLines(rule.conditions()), Condition.ofLines(rule.part()));
    }

    boolean takes(Reading reading) {
        boolean counts = rule.measure() == OtlpMeasure.SHARE || reading.series().form() != Series.Form.COUNTER;
        return counts
                && rule.otlpMetric().equals(reading.series().metric())
                && conditions.stream().allMatch(condition -> condition.holdsFor(reading));
    }

    boolean isPart(Reading reading) {
        return part.stream().allMatch(condition -> condition.holdsFor(reading));
    }
}
