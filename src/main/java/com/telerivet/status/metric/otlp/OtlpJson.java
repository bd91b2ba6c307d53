package com.telerivet.status.metric.otlp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the request durations of an OTLP request in its JSON form: lowerCamelCase, long numbers as text or number. */
final class OtlpJson {

    private static final int CUMULATIVE = 2;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final List<Reading> readings = new ArrayList<>();

    private OtlpJson() {}

    static List<Reading> read(byte[] body) {
        try {
            OtlpJson reader = new OtlpJson();
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
                if (Reading.isRequestDuration(metric.path("name").asString(""))) {
                    readMetric(sender, metric);
                }
            }
        }
    }

    private void readMetric(Sender sender, JsonNode metric) {
        for (String form : List.of("histogram", "exponentialHistogram", "summary")) {
            JsonNode data = metric.path(form);
            boolean cumulative = form.equals("summary") || isCumulative(data.path("aggregationTemporality"));
            for (JsonNode point : data.path("dataPoints")) {
                readings.add(new Reading(
                        sender.service(),
                        sender.instance(),
                        metric.path("name").asString(""),
                        attributes(point.path("attributes")),
                        cumulative,
                        instant(point.path("startTimeUnixNano")),
                        instant(point.path("timeUnixNano")),
                        number(point.path("count")),
                        Reading.millis(
                                number(point.path("sum")), metric.path("unit").asString(""))));
            }
        }
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

    private static double number(JsonNode given) {
        return given.asDouble(0);
    }

    private static Instant instant(JsonNode nanos) {
        return Instant.ofEpochSecond(0, nanos.asLong(0));
    }
}
