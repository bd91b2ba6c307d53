package com.telerivet.status.metric.otlp;

import com.telerivet.status.metric.MetricKind;
import com.telerivet.status.metric.MetricPoint;
import com.telerivet.status.metric.MetricSummary;
import com.telerivet.status.metric.Metrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes what an OpenTelemetry exporter sends. A service's request durations feed the response time and the error rate of
 * the metrics whose service has the same name as {@code service.name}, but for case and punctuation.
 */
@Component
public class OtlpIntake {

    private static final Duration CLOCK_SKEW = Duration.ofHours(1);
    private static final Duration COUNTERS_KEPT = Duration.ofDays(7);

    private final Metrics metrics;
    private final OtlpCounters counters;
    private final Clock clock;

    OtlpIntake(Metrics metrics, OtlpCounters counters, Clock clock) {
        this.metrics = metrics;
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
        return take(OtlpProtobuf.read(body));
    }

    /** The same in OTLP's JSON form. */
    @Transactional
    public Answer takeJson(byte[] body) {
        return take(OtlpJson.read(body));
    }

    private Answer take(List<Reading> readings) {
        Instant now = clock.instant();
        Map<String, List<MetricSummary>> services = new LinkedHashMap<>();
        metrics.all().forEach(metric -> services.computeIfAbsent(plain(metric.service()), name -> new ArrayList<>())
                .add(metric));
        Set<String> reasons = new LinkedHashSet<>();
        List<Reading> good = new ArrayList<>();
        for (Reading reading : readings) {
            if (!services.containsKey(plain(reading.service()))) {
                reasons.add("No metric here belongs to a service named '" + reading.service() + "'.");
            } else if (Duration.between(reading.at(), now).abs().compareTo(CLOCK_SKEW) > 0) {
                reasons.add("The time " + reading.at() + " is more than an hour off this clock.");
            } else {
                good.add(reading);
            }
        }
        Points points = new Points(now);
        for (Reading reading : counters.sinceLast(good)) {
            services.getOrDefault(plain(reading.service()), List.of()).forEach(metric -> points.add(metric, reading));
        }
        metrics.record(points.all());
        counters.forgetBefore(now.minus(COUNTERS_KEPT));
        return new Answer(readings.size() - good.size(), String.join(" ", reasons));
    }

    private static String plain(String service) {
        return service.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** Adds up all series of one process at one time: a later request with the same time replaces, as points do. */
    private static final class Points {

        private final Map<String, MetricPoint> points = new LinkedHashMap<>();
        private final Instant now;

        Points(Instant now) {
            this.now = now;
        }

        void add(MetricSummary metric, Reading reading) {
            if (metric.kind() == MetricKind.UPTIME) {
                return;
            }
            double sum = metric.kind() == MetricKind.RESPONSE_TIME
                    ? reading.millis()
                    : reading.isError() ? reading.count() : 0;
            // a sender whose clock runs ahead must not hide its figures in the future
            Instant at = (reading.at().isAfter(now) ? now : reading.at()).truncatedTo(ChronoUnit.SECONDS);
            String source = reading.source();
            points.merge(
                    metric.id() + source + at,
                    new MetricPoint(metric.id(), source, at, sum, reading.count()),
                    (one, other) -> new MetricPoint(
                            one.metricId(),
                            one.source(),
                            one.at(),
                            one.sum() + other.sum(),
                            one.count() + other.count()));
        }

        List<MetricPoint> all() {
            return List.copyOf(points.values());
        }
    }
}
