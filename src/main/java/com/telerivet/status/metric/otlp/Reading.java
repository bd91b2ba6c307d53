package com.telerivet.status.metric.otlp;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;

/**
 * One data point of a request duration: how many requests took how long in all.
 *
 * @param instance which of the service's processes it is
 * @param cumulative whether it counts from {@code startedAt} on, and not only what came since the reading before
 * @param millis the sum of the durations in milliseconds
 */
record Reading(
        String service,
        String instance,
        String metric,
        SortedMap<String, String> attributes,
        boolean cumulative,
        Instant startedAt,
        Instant at,
        double count,
        double millis) {

    /**
     * The names under which a server's request durations come: OpenTelemetry's semantic conventions since 1.23 and before,
     * and Micrometer's.
     */
    private static final Set<String> REQUEST_DURATIONS =
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

    static boolean isRequestDuration(String metric) {
        return REQUEST_DURATIONS.contains(metric);
    }

    /** @param unit as OTLP names it; the conventions' own, seconds, where it is none that is known */
    static double millis(double sum, String unit) {
        return sum * MILLIS.getOrDefault(unit, 1000.0);
    }

    /** By the status code under either convention's name, or under Micrometer's. */
    boolean isError() {
        return attributes.getOrDefault("http.response.status_code", "").startsWith("5")
                || attributes.getOrDefault("http.status_code", "").startsWith("5")
                || attributes.getOrDefault("status", "").matches("5\\d\\d");
    }

    /** What the counter is known by: the same series of the same process. */
    UUID key() {
        return named(String.join("\u0000", service, instance, metric, attributes.toString()));
    }

    /** What its points are known by among those of other processes. */
    String source() {
        return "otlp:" + named(instance);
    }

    private static UUID named(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
