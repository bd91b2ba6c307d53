package com.telerivet.status.metric.otlp;

import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the request durations of an OTLP request in its binary form. */
final class OtlpProtobuf {

    private final List<Reading> readings = new ArrayList<>();

    private OtlpProtobuf() {}

    static List<Reading> read(byte[] body) {
        try {
            OtlpProtobuf reader = new OtlpProtobuf();
            ExportMetricsServiceRequest.parseFrom(body).getResourceMetricsList().forEach(reader::read);
            return reader.readings;
        } catch (InvalidProtocolBufferException e) {
            throw new MalformedOtlp("The body is not an OTLP metrics request", e);
        }
    }

    private void read(ResourceMetrics resource) {
        Sender sender = Sender.of(attributes(resource.getResource().getAttributesList()));
        resource.getScopeMetricsList().stream()
                .flatMap(scope -> scope.getMetricsList().stream())
                .filter(metric -> Reading.isRequestDuration(metric.getName()))
                .forEach(metric -> read(sender, metric));
    }

    private void read(Sender sender, Metric metric) {
        boolean histogramIsCumulative = isCumulative(metric.getHistogram().getAggregationTemporality());
        metric.getHistogram()
                .getDataPointsList()
                .forEach(point -> add(
                        sender,
                        metric,
                        point.getAttributesList(),
                        histogramIsCumulative,
                        point.getStartTimeUnixNano(),
                        point.getTimeUnixNano(),
                        point.getCount(),
                        point.getSum()));
        boolean exponentialIsCumulative =
                isCumulative(metric.getExponentialHistogram().getAggregationTemporality());
        metric.getExponentialHistogram()
                .getDataPointsList()
                .forEach(point -> add(
                        sender,
                        metric,
                        point.getAttributesList(),
                        exponentialIsCumulative,
                        point.getStartTimeUnixNano(),
                        point.getTimeUnixNano(),
                        point.getCount(),
                        point.getSum()));
        metric.getSummary()
                .getDataPointsList()
                .forEach(point -> add(
                        sender,
                        metric,
                        point.getAttributesList(),
                        true,
                        point.getStartTimeUnixNano(),
                        point.getTimeUnixNano(),
                        point.getCount(),
                        point.getSum()));
    }

    private void add(
            Sender sender,
            Metric metric,
            List<KeyValue> attributes,
            boolean cumulative,
            long startedNanos,
            long nanos,
            long count,
            double sum) {
        readings.add(new Reading(
                sender.service(),
                sender.instance(),
                metric.getName(),
                attributes(attributes),
                cumulative,
                instant(startedNanos),
                instant(nanos),
                count,
                Reading.millis(sum, metric.getUnit())));
    }

    private static boolean isCumulative(AggregationTemporality temporality) {
        return temporality == AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE;
    }

    private static SortedMap<String, String> attributes(List<KeyValue> given) {
        SortedMap<String, String> attributes = new TreeMap<>();
        given.forEach(attribute -> attributes.put(attribute.getKey(), text(attribute.getValue())));
        return attributes;
    }

    private static String text(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> value.getStringValue();
            case INT_VALUE -> String.valueOf(value.getIntValue());
            case BOOL_VALUE -> String.valueOf(value.getBoolValue());
            case DOUBLE_VALUE -> String.valueOf(value.getDoubleValue());
            default -> "";
        };
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(0, nanos);
    }
}
