package com.telerivet.status.metric;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Instant;

/**
 * A metric as others see it.
 *
 * @param service the part of the product that it speaks of, for example "API"
 * @param decimals how many decimals of its value are shown
 * @param position counts from 1
 * @param axis between which values it is drawn
 */
public record MetricSummary(
        String id,
        String name,
        String service,
        MetricKind kind,
        String unit,
        int decimals,
        int position,
        Instant createdAt,
        Instant updatedAt,
        MetricAxis axis) {

    /** Copies of the page that an older version kept know no axis. */
    @JsonCreator
    public MetricSummary {
        axis = axis == null ? MetricAxis.USUAL : axis;
    }

    /** One that is drawn as suits its figures. */
    public MetricSummary(
            String id,
            String name,
            String service,
            MetricKind kind,
            String unit,
            int decimals,
            int position,
            Instant createdAt,
            Instant updatedAt) {
        this(id, name, service, kind, unit, decimals, position, createdAt, updatedAt, MetricAxis.USUAL);
    }
}
