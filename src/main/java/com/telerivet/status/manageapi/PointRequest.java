package com.telerivet.status.manageapi;

import com.telerivet.status.metric.MetricPoint;
import com.telerivet.status.metric.MetricSummary;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A point as it comes in: a plain value at a second, or {@code sum} and {@code count} of a whole minute.
 *
 * @param value the plain value in the metric's unit; null when sum and count are given
 * @param source who measured; null for the API itself
 */
record PointRequest(Instant at, @Nullable Double value, double sum, double count, @Nullable String source) {

    /** From here on a timestamp cannot be in seconds: a published client sends milliseconds. */
    private static final double FIRST_MILLISECONDS = 1e11;

    private static final String OUR_SOURCE = "api";
    private static final Pattern SOURCE = Pattern.compile("[\\w.:/@-]{1,50}");

    static PointRequest of(@Nullable JsonNode point, ApiInput input) {
        if (point == null || !point.isObject()) {
            throw ApiError.invalid("A point needs a timestamp and a value");
        }
        Instant at = Instant.ofEpochSecond(seconds(input.number(point.get("timestamp"))));
        @Nullable String source = source(point.get("source"));
        if (point.has("value")) {
            if (point.has("sum") || point.has("count")) {
                throw ApiError.invalid("A point has either a value, or a sum and a count");
            }
            double value = input.number(point.get("value"))
                    .orElseThrow(() -> ApiError.invalid("Value must be a finite number"));
            return new PointRequest(at, value, 0, 1, source);
        }
        double sum = input.number(point.get("sum"))
                .orElseThrow(() -> ApiError.invalid("A point needs a value, or a sum and a count"));
        double count =
                input.number(point.get("count")).orElseThrow(() -> ApiError.invalid("Count must be a finite number"));
        if (count < 1) {
            throw ApiError.invalid("Count must be at least 1");
        }
        return new PointRequest(at.truncatedTo(ChronoUnit.MINUTES), null, sum, count, source);
    }

    MetricPoint point(MetricSummary metric) {
        String from = source == null ? OUR_SOURCE : OUR_SOURCE + ":" + source;
        double total = value == null ? sum : metric.kind().sumOf(value);
        return new MetricPoint(metric.id(), from, at, total, count);
    }

    /** What the answer says that was understood. */
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("timestamp", at.getEpochSecond());
        if (value != null) {
            json.put("value", plain(value));
        } else {
            json.put("sum", plain(sum));
            json.put("count", plain(count));
        }
        if (source != null) {
            json.put("source", source);
        }
        return json;
    }

    private static long seconds(OptionalDouble given) {
        double number = given.orElseThrow(() -> ApiError.invalid("Timestamp must be a number of seconds since 1970"));
        double seconds = Math.floor(number >= FIRST_MILLISECONDS ? number / 1000 : number);
        if (seconds < 0 || seconds >= FIRST_MILLISECONDS) {
            throw ApiError.invalid("Timestamp must be a number of seconds since 1970");
        }
        return (long) seconds;
    }

    private static @Nullable String source(@Nullable JsonNode given) {
        if (given == null || given.isNull()) {
            return null;
        }
        if (!given.isString() || !SOURCE.matcher(given.stringValue()).matches()) {
            throw ApiError.invalid("Source must be 1 to 50 letters, digits or any of . : / @ _ -");
        }
        return given.stringValue();
    }

    /** A whole number is shown without a fraction. */
    private static Object plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15 ? (Object) (long) number : number;
    }
}
