package com.telerivet.status.admin;

import com.telerivet.status.metric.MetricState;
import com.telerivet.status.metric.prometheus.PullSummary;
import com.telerivet.status.metric.prometheus.Pulls;
import com.telerivet.status.probe.ProbeSummary;
import com.telerivet.status.probe.Probes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who feeds a metric, by the names that people gave, with how it went last: what is set up, and whoever sends. */
@Component
class MetricSources {

    private final Probes probes;
    private final Pulls pulls;
    private final DeskWords words;

    MetricSources(Probes probes, Pulls pulls, DeskWords words) {
        this.probes = probes;
        this.pulls = pulls;
        this.words = words;
    }

    /**
     * A source as it stands in the list.
     *
     * @param value what it said last; empty where it said nothing for a day
     * @param age since its last success, in words
     * @param error what went wrong last and how long ago, where nothing went well since; else empty
     */
    record Row(String name, String value, String age, String error) {}

    /** All that is set up now, to be asked for many metrics. */
    Known known() {
        return new Known(probes.all(), pulls.all());
    }

    /** The probes and queries of one moment. */
    final class Known {

        private final List<ProbeSummary> probesNow;
        private final List<PullSummary> pullsNow;

        private Known(List<ProbeSummary> probesNow, List<PullSummary> pullsNow) {
            this.probesNow = probesNow;
            this.pullsNow = pullsNow;
        }

        List<Row> of(MetricState state) {
            List<Row> rows = new ArrayList<>();
            Set<String> named = new HashSet<>();
            String id = state.metric().id();
            for (ProbeSummary p : probesNow) {
                boolean feeds = Stream.of(p.uptimeMetricId(), p.responseTimeMetricId(), p.errorRateMetricId())
                        .anyMatch(id::equals);
                if (feeds && named.add("probe:" + p.id())) {
                    String name = words.say("admin.metrics.source.probe", p.name());
                    rows.add(row(state, "probe:" + p.id(), name, p.lastSuccessAt(), p.lastErrorAt(), p.lastError()));
                }
            }
            for (PullSummary p : pullsNow) {
                if (p.metricId().equals(id) && named.add("prometheus:" + p.id())) {
                    String name = words.say("admin.metrics.source.pull", p.name());
                    rows.add(row(
                            state, "prometheus:" + p.id(), name, p.lastSuccessAt(), p.lastErrorAt(), p.lastError()));
                }
            }
            state.sources().stream()
                    .filter(source -> !named.contains(source.name()))
                    .map(source -> new Row(name(source.name()), value(state, source), age(source.at()), ""))
                    .forEach(rows::add);
            return rows;
        }
    }

    private Row row(
            MetricState state,
            String source,
            String name,
            @Nullable Instant success,
            @Nullable Instant failure,
            @Nullable String error) {
        String value = state.sources().stream()
                .filter(s -> s.name().equals(source))
                .findFirst()
                .map(s -> value(state, s))
                .orElse("");
        String trouble = failure != null && error != null && (success == null || failure.isAfter(success))
                ? words.say("admin.metrics.source.error", words.since(failure), error)
                : "";
        return new Row(name, value, success == null ? words.say("admin.metrics.source.never") : age(success), trouble);
    }

    /** What is sent has no name but what its sender says. */
    private String name(String source) {
        if (source.startsWith("otlp:")) {
            return words.say("admin.metrics.source.otlp", source.substring(5, Math.min(source.length(), 13)));
        }
        if (source.startsWith("probe:") || source.startsWith("prometheus:")) {
            return words.say("admin.metrics.source.gone");
        }
        return source.equals("api")
                ? words.say("admin.metrics.source.api")
                : source.startsWith("api:") ? words.say("admin.metrics.source.api.named", source.substring(4)) : source;
    }

    private String age(Instant at) {
        return words.say("admin.metrics.source.age", words.since(at));
    }

    private static String value(MetricState state, MetricState.Source source) {
        String value = String.format(Locale.ENGLISH, "%,." + state.metric().decimals() + "f", source.value());
        return (value + " " + state.metric().unit()).strip();
    }
}
