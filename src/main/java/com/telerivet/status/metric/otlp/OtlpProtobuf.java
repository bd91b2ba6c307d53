package com.telerivet.status.metric.otlp;

import com.google.protobuf.InvalidProtocolBufferException;
import com.telerivet.status.metric.Spread;
import com.telerivet.status.metric.otlp.Series.Form;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogram;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Histogram;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.Sum;
import io.opentelemetry.proto.metrics.v1.SummaryDataPoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the wanted metrics of an OTLP request in its binary form. */
final class OtlpProtobuf {

    private final List<Reading> readings = new ArrayList<>();

    private final Set<String> wanted;

    private OtlpProtobuf(Set<String> wanted) {
        this.wanted = wanted;
    }

    /** @param wanted the names of the metrics that are read; all others are passed over */
    static List<Reading> read(byte[] body, Set<String> wanted) {
        try {
            OtlpProtobuf reader = new OtlpProtobuf(wanted);
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
                .filter(metric -> wanted.contains(metric.getName()))
                .forEach(metric -> read(sender, metric));
    }

    private void read(Sender sender, Metric metric) {
        Histogram histogram = metric.getHistogram();
        Series plain = series(sender, metric, Form.DISTRIBUTION, histogram.getAggregationTemporality());
        for (HistogramDataPoint p : histogram.getDataPointsList()) {
            add(plain.reading(
                    attributes(p.getAttributesList()),
                    instant(p.getStartTimeUnixNano()),
                    instant(p.getTimeUnixNano()),
                    (double) p.getCount(),
                    p.getSum(),
                    OtlpBuckets.explicit(p.getExplicitBoundsList(), p.getBucketCountsList())));
        }
        ExponentialHistogram exponential = metric.getExponentialHistogram();
        Series fine = series(sender, metric, Form.DISTRIBUTION, exponential.getAggregationTemporality());
        for (ExponentialHistogramDataPoint p : exponential.getDataPointsList()) {
            add(fine.reading(
                    attributes(p.getAttributesList()),
                    instant(p.getStartTimeUnixNano()),
                    instant(p.getTimeUnixNano()),
                    (double) p.getCount(),
                    p.getSum(),
                    buckets(p)));
        }
        Series summary = new Series(sender, metric.getName(), metric.getUnit(), Form.DISTRIBUTION, true);
        for (SummaryDataPoint p : metric.getSummary().getDataPointsList()) {
            add(summary.reading(
                    attributes(p.getAttributesList()),
                    instant(p.getStartTimeUnixNano()),
                    instant(p.getTimeUnixNano()),
                    (double) p.getCount(),
                    p.getSum(),
                    null));
        }
        Sum sum = metric.getSum();
        boolean grows = sum.getIsMonotonic();
        Series counted = grows
                ? series(sender, metric, Form.COUNTER, sum.getAggregationTemporality())
                : new Series(sender, metric.getName(), metric.getUnit(), Form.GAUGE, false);
        if (grows || isCumulative(sum.getAggregationTemporality())) {
            sum.getDataPointsList().forEach(p -> add(counted, p));
        }
        Series gauge = new Series(sender, metric.getName(), metric.getUnit(), Form.GAUGE, false);
        metric.getGauge().getDataPointsList().forEach(p -> add(gauge, p));
    }

    /** Below zero lies nothing that a duration could be. */
    private static @Nullable Spread buckets(ExponentialHistogramDataPoint p) {
        return OtlpBuckets.exponential(
                p.getScale(),
                (double) p.getZeroCount(),
                p.getZeroThreshold(),
                p.getPositive().getOffset(),
                p.getPositive().getBucketCountsList());
    }

    private void add(Series series, NumberDataPoint point) {
        add(series.reading(
                attributes(point.getAttributesList()),
                instant(point.getStartTimeUnixNano()),
                instant(point.getTimeUnixNano()),
                point.hasAsInt() ? (double) point.getAsInt() : point.getAsDouble()));
    }

    private void add(Reading reading) {
        if (reading.isSound()) {
            readings.add(reading);
        }
    }

    private static Series series(Sender sender, Metric metric, Form form, AggregationTemporality temporality) {
        return new Series(sender, metric.getName(), metric.getUnit(), form, isCumulative(temporality));
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
