package com.telerivet.status.metric.otlp;

import com.telerivet.status.metric.MetricKind;
import com.telerivet.status.metric.MetricSummary;
import com.telerivet.status.metric.Spread;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which metrics a reading feeds: those whose rules take it, and for request durations those of the service that has the
 * sender's name.
 */
final class Feeds {

    private final Map<String, List<MetricSummary>> services = new LinkedHashMap<>();
    private final Map<String, MetricSummary> ruled = new HashMap<>();
    private final List<ReadRule> rules;
    private final Set<String> heard = new LinkedHashSet<>();

    Feeds(List<MetricSummary> metrics, List<OtlpRule> rules) {
        this.rules = rules.stream().map(ReadRule::of).toList();
        Set<String> withRules = new LinkedHashSet<>();
        rules.forEach(rule -> withRules.add(rule.metricId()));
        for (MetricSummary metric : metrics) {
            List<MetricSummary> ofService =
                    services.computeIfAbsent(plain(metric.service()), name -> new ArrayList<>());
            if (withRules.contains(metric.id())) {
                ruled.put(metric.id(), metric);
            } else {
                ofService.add(metric);
            }
        }
    }

    /**
     * What a reading means to a metric.
     *
     * @param sum see {@link com.telerivet.status.metric.MetricPoint}, as for the spread
     */
    record Feed(String metricId, String source, double sum, @Nullable Spread spread) {}

    /** Whether the reading belongs somewhere here. */
    boolean know(Reading reading) {
        return (reading.isRequestDuration() && services.containsKey(plain(reading.service())))
                || rules.stream().anyMatch(rule -> rule.takes(reading));
    }

    List<Feed> of(Reading reading) {
        List<Feed> feeds = new ArrayList<>();
        if (reading.isRequestDuration()) {
            for (MetricSummary metric : services.getOrDefault(plain(reading.service()), List.of())) {
                byConvention(metric, reading, feeds);
            }
        }
        for (ReadRule rule : rules) {
            MetricSummary metric = ruled.get(rule.rule().metricId());
            if (metric != null && rule.takes(reading)) {
                heard.add(rule.rule().id());
                feeds.add(new Feed(
                        metric.id(),
                        source(rule.rule(), reading),
                        sum(rule, metric.kind(), reading),
                        isDuration(rule, metric) ? reading.spreadInMillis() : null));
            }
        }
        return feeds;
    }

    /** The rules that took something. */
    Collection<String> heard() {
        return heard;
    }

    private static void byConvention(MetricSummary metric, Reading reading, List<Feed> feeds) {
        String source = "otlp:" + Series.named(reading.series().sender().instance());
        if (metric.kind() == MetricKind.RESPONSE_TIME) {
            feeds.add(new Feed(metric.id(), source, reading.millis(), reading.spreadInMillis()));
        } else if (metric.kind() == MetricKind.ERROR_RATE) {
            feeds.add(new Feed(metric.id(), source, reading.isError() ? reading.count() : 0, null));
        }
    }

    private static boolean isDuration(ReadRule rule, MetricSummary metric) {
        return metric.kind() == MetricKind.RESPONSE_TIME && rule.rule().measure() == OtlpMeasure.MEAN;
    }

    private static double sum(ReadRule rule, MetricKind kind, Reading reading) {
        if (rule.rule().measure() == OtlpMeasure.SHARE) {
            return rule.isPart(reading) ? reading.count() : 0;
        }
        return kind == MetricKind.RESPONSE_TIME ? reading.millis() : reading.sum();
    }

    /** Two services, and two rules of one metric, add up: they never replace each other. */
    private static String source(OtlpRule rule, Reading reading) {
        return "otlp:"
                + Series.named(
                        rule.id(), reading.service(), reading.series().sender().instance());
    }

    private static String plain(String service) {
        return service.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
