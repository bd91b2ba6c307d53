package com.telerivet.status.metric.otlp;

import com.telerivet.status.metric.MetricPoint;
import com.telerivet.status.metric.Metrics;
import com.telerivet.status.metric.Spread;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes what an OpenTelemetry exporter sends. A service's request durations feed the response time and the error rate of
 * the metrics whose service has the same name as {@code service.name}, but for case and punctuation; anything else feeds
 * what the rules say.
 */
@Component
public class OtlpIntake {

    private static final Duration CLOCK_SKEW = Duration.ofHours(1);
    private static final Duration COUNTERS_KEPT = Duration.ofDays(7);

    private final Metrics metrics;
    private final OtlpRules rules;
    private final OtlpCounters counters;
    private final Clock clock;

    OtlpIntake(Metrics metrics, OtlpRules rules, OtlpCounters counters, Clock clock) {
        this.metrics = metrics;
        this.rules = rules;
        this.counters = counters;
        this.clock = clock;
    }

    /**
     * What was not taken, as OTLP's partial success tells it.
     *
     * @param refused how many data points
     * @param reason a sentence; empty where nothing was refused
     */
    public record Answer(long refused, String reason) {}

    /**
     * Takes a request in OTLP's binary form.
     *
     * @throws MalformedOtlp if it is no OTLP metrics request; then nothing is kept
     */
    @Transactional
    public Answer takeProtobuf(byte[] body) {
        List<OtlpRule> known = rules.all();
        return take(OtlpProtobuf.read(body, wanted(known)), known);
    }

    /** The same in OTLP's JSON form. */
    @Transactional
    public Answer takeJson(byte[] body) {
        List<OtlpRule> known = rules.all();
        return take(OtlpJson.read(body, wanted(known)), known);
    }

    private static Set<String> wanted(List<OtlpRule> known) {
        Set<String> wanted = new HashSet<>(Reading.REQUEST_DURATIONS);
        known.forEach(rule -> wanted.add(rule.otlpMetric()));
        return wanted;
    }

    private Answer take(List<Reading> readings, List<OtlpRule> known) {
        Instant now = clock.instant();
        Feeds feeds = new Feeds(metrics.all(), known);
        Set<String> reasons = new LinkedHashSet<>();
        List<Reading> good = new ArrayList<>();
        int refused = 0;
        for (Reading reading : readings) {
            boolean isKnown = feeds.know(reading);
            if (isKnown && !isOffTheClock(reading, now)) {
                good.add(reading);
            } else if (isKnown) {
                reasons.add("The time " + reading.at() + " is more than an hour off this clock.");
                refused++;
            } else if (reading.isRequestDuration()) {
                reasons.add("No metric here belongs to a service named '" + reading.service() + "'.");
                refused++;
            }
        }
        Points points = new Points(now);
        for (Reading reading : counters.sinceLast(good)) {
            feeds.of(reading).forEach(feed -> points.add(feed, reading));
        }
        metrics.record(points.all());
        rules.heard(feeds.heard());
        counters.forgetBefore(now.minus(COUNTERS_KEPT));
        return new Answer(refused, String.join(" ", reasons));
    }

    private static boolean isOffTheClock(Reading reading, Instant now) {
        return Duration.between(reading.at(), now).abs().compareTo(CLOCK_SKEW) > 0;
    }

    /** Adds up all series of one process at one time: a later request with the same time replaces, as points do. */
    private static final class Points {

        private final Map<String, MetricPoint> points = new LinkedHashMap<>();
        private final Instant now;

        Points(Instant now) {
            this.now = now;
        }

        void add(Feeds.Feed feed, Reading reading) {
            // a sender whose clock runs ahead must not hide its figures in the future
            Instant at = (reading.at().isAfter(now) ? now : reading.at()).truncatedTo(ChronoUnit.SECONDS);
            points.merge(
                    feed.metricId() + feed.source() + at,
                    new MetricPoint(feed.metricId(), feed.source(), at, feed.sum(), reading.count(), feed.spread()),
                    (one, other) -> new MetricPoint(
                            one.metricId(),
                            one.source(),
                            one.at(),
                            one.sum() + other.sum(),
                            one.count() + other.count(),
                            together(one.spread(), other.spread())));
        }

        /** Half of it known is not known. */
        private static @Nullable Spread together(@Nullable Spread one, @Nullable Spread other) {
            return one == null || other == null
                    ? null
                    : Spread.of(one.plus(other).buckets()).orElse(null);
        }

        List<MetricPoint> all() {
            return List.copyOf(points.values());
        }
    }
}
