package com.telerivet.status.metric.otlp;

import com.telerivet.status.metric.Spread;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One data point.
 *
 * @param startedAt from when on it counts
 * @param count how many measurements; 1 for a gauge
 * @param sum of the measurements, in the series' unit
 * @param spread of the measurements, in the same unit; null where the sender does not tell
 */
record Reading(
        Series series,
        SortedMap<String, String> attributes,
        Instant startedAt,
        Instant at,
        double count,
        double sum,
        @Nullable Spread spread) {

    /**
     * The names under which a server's request durations come: OpenTelemetry's semantic conventions since 1.23 and before,
     * and Micrometer's.
     */
    static final Set<String> REQUEST_DURATIONS =
            Set.of("http.server.request.duration", "http.server.duration", "http.server.requests");

    private static final Map<String, Double> MILLIS = Map.of(
            "s",
            1000.0,
            "seconds",
            1000.0,
            "ms",
            1.0,
            "milliseconds",
            1.0,
            "us",
            1e-3,
            "microseconds",
            1e-3,
            "ns",
            1e-6,
            "nanoseconds",
            1e-6);

    /** As exact as the database keeps times, so that what is read back equals what was written. */
    Reading {
        startedAt = startedAt.truncatedTo(ChronoUnit.MILLIS);
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    boolean isRequestDuration() {
        return series.form() == Series.Form.DISTRIBUTION && REQUEST_DURATIONS.contains(series.metric());
    }

    String service() {
        return series.sender().service();
    }

    /** The sum in milliseconds: of the conventions' own unit, seconds, where it is none that is known. */
    double millis() {
        return sum * inMillis();
    }

    /** The spread in milliseconds. */
    @Nullable
    Spread spreadInMillis() {
        return spread == null ? null : spread.times(inMillis());
    }

    private double inMillis() {
        return MILLIS.getOrDefault(series.unit(), 1000.0);
    }

    /** By the status code under either convention's name, or under Micrometer's. */
    boolean isError() {
        return attributes.getOrDefault("http.response.status_code", "").startsWith("5")
                || attributes.getOrDefault("http.status_code", "").startsWith("5")
                || attributes.getOrDefault("status", "").matches("5\\d\\d");
    }

    /** Of the data point itself, or else of the process that sends it; "" where it has none of this name. */
    String attribute(String name) {
        String own = attributes.get(name);
        return own == null ? series.sender().attributes().getOrDefault(name, "") : own;
    }

    /** Whether it says something: a number that is none, and a counter below zero, do not. */
    boolean isSound() {
        return Double.isFinite(sum) && Double.isFinite(count) && count >= 0;
    }

    UUID key() {
        return series.key(attributes);
    }

    Reading with(double newCount, double newSum, @Nullable Spread newSpread) {
        return new Reading(series, attributes, startedAt, at, newCount, newSum, newSpread);
    }
}
