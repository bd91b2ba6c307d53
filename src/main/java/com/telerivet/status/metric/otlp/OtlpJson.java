package com.telerivet.status.metric.otlp;

import com.telerivet.status.metric.Spread;
import com.telerivet.status.metric.otlp.Series.Form;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the wanted metrics of an OTLP request in its JSON form: lowerCamelCase, long numbers as text or number. */
final class OtlpJson {

    private static final int CUMULATIVE = 2;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final List<Reading> readings = new ArrayList<>();

    private final Set<String> wanted;

    private OtlpJson(Set<String> wanted) {
        this.wanted = wanted;
    }

    /** @param wanted the names of the metrics that are read; all others are passed over */
    static List<Reading> read(byte[] body, Set<String> wanted) {
        try {
            OtlpJson reader = new OtlpJson(wanted);
            MAPPER.readTree(body).path("resourceMetrics").forEach(reader::readResource);
            return reader.readings;
        } catch (JacksonException e) {
            throw new MalformedOtlp("The body is not an OTLP metrics request", e);
        }
    }

    private void readResource(JsonNode resource) {
        Sender sender = Sender.of(attributes(resource.path("resource").path("attributes")));
        for (JsonNode scope : resource.path("scopeMetrics")) {
            for (JsonNode metric : scope.path("metrics")) {
                if (wanted.contains(metric.path("name").asString(""))) {
                    readMetric(sender, metric);
                }
            }
        }
    }

    private void readMetric(Sender sender, JsonNode metric) {
        for (String form : List.of("histogram", "exponentialHistogram", "summary")) {
            JsonNode data = metric.path(form);
            boolean cumulative = form.equals("summary") || isCumulative(data.path("aggregationTemporality"));
            Series series = series(sender, metric, Form.DISTRIBUTION, cumulative);
            for (JsonNode point : data.path("dataPoints")) {
                add(series.reading(
                        attributes(point.path("attributes")),
                        instant(point.path("startTimeUnixNano")),
                        instant(point.path("timeUnixNano")),
                        number(point.path("count")),
                        number(point.path("sum")),
                        buckets(form, point)));
            }
        }
        JsonNode sum = metric.path("sum");
        boolean cumulative = isCumulative(sum.path("aggregationTemporality"));
        if (sum.path("isMonotonic").asBoolean(false)) {
            numbers(series(sender, metric, Form.COUNTER, cumulative), sum);
        } else if (cumulative) {
            numbers(series(sender, metric, Form.GAUGE, false), sum);
        }
        numbers(series(sender, metric, Form.GAUGE, false), metric.path("gauge"));
    }

    private static @Nullable Spread buckets(String form, JsonNode point) {
        if (form.equals("histogram")) {
            return OtlpBuckets.explicit(
                    point.path("explicitBounds")
                            .valueStream()
                            .map(OtlpJson::number)
                            .toList(),
                    counts(point));
        }
        return form.equals("summary")
                ? null
                : OtlpBuckets.exponential(
                        point.path("scale").asInt(0),
                        number(point.path("zeroCount")),
                        number(point.path("zeroThreshold")),
                        point.path("positive").path("offset").asInt(0),
                        counts(point.path("positive")));
    }

    private static List<Long> counts(JsonNode buckets) {
        return buckets.path("bucketCounts")
                .valueStream()
                .map(count -> count.asLong(-1))
                .toList();
    }

    private void numbers(Series series, JsonNode data) {
        for (JsonNode point : data.path("dataPoints")) {
            JsonNode whole = point.path("asInt");
            add(series.reading(
                    attributes(point.path("attributes")),
                    instant(point.path("startTimeUnixNano")),
                    instant(point.path("timeUnixNano")),
                    number(whole.isMissingNode() ? point.path("asDouble") : whole)));
        }
    }

    private void add(Reading reading) {
        if (reading.isSound()) {
            readings.add(reading);
        }
    }

    private static Series series(Sender sender, JsonNode metric, Form form, boolean cumulative) {
        return new Series(
                sender, metric.path("name").asString(""), metric.path("unit").asString(""), form, cumulative);
    }

    private static boolean isCumulative(JsonNode temporality) {
        return temporality.asInt(0) == CUMULATIVE
                || temporality.asString("").equals("AGGREGATION_TEMPORALITY_CUMULATIVE");
    }

    private static SortedMap<String, String> attributes(JsonNode given) {
        SortedMap<String, String> attributes = new TreeMap<>();
        for (JsonNode attribute : given) {
            for (JsonNode value : attribute.path("value")) {
                attributes.put(attribute.path("key").asString(""), value.asString(""));
            }
        }
        return attributes;
    }

    /** Zeros are left out by senders; what is there and no number is told as none. */
    private static double number(JsonNode given) {
        return given.isMissingNode() ? 0 : given.asDouble(Double.NaN);
    }

    private static Instant instant(JsonNode nanos) {
        return Instant.ofEpochSecond(0, nanos.asLong(0));
    }
}
