package com.telerivet.status.metric.otlp;

import com.telerivet.status.metric.Spread;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the data points of one OTLP metric of one process have in common.
 *
 * @param unit as OTLP names it
 * @param isCumulative whether its points count from their start on, and not only what came since the point before
 */
record Series(Sender sender, String metric, String unit, Form form, boolean isCumulative) {

    /** What a data point says. */
    enum Form {
        /** How many measurements there were, and their sum: histograms and summaries. */
        DISTRIBUTION,
        /** How many there were: a sum that only grows. */
        COUNTER,
        /** What was so at that time: gauges, and sums that go up and down. */
        GAUGE
    }

    /** @param sum in {@link #unit}, as is the spread */
    Reading reading(
            SortedMap<String, String> attributes,
            Instant startedAt,
            Instant at,
            double count,
            double sum,
            @Nullable Spread spread) {
        return new Reading(this, attributes, startedAt, at, count, sum, spread);
    }

    /** A number of a counter or a gauge. */
    Reading reading(SortedMap<String, String> attributes, Instant startedAt, Instant at, double value) {
        return form == Form.COUNTER
                ? reading(attributes, startedAt, at, value, value, null)
                : reading(attributes, startedAt, at, 1, value, null);
    }

    /** What a cumulative counter is known by: the same series of the same process. */
    UUID key(SortedMap<String, String> attributes) {
        return named(sender.service(), sender.instance(), metric, unit, attributes.toString());
    }

    static UUID named(String... parts) {
        return UUID.nameUUIDFromBytes(String.join("\u0000", parts).getBytes(StandardCharsets.UTF_8));
    }
}
