package com.telerivet.status.metric;

import java.time.Instant;

/**
 * A metric as others see it.
 *
 * @param service the part of the product that it speaks of, for example "API"
 * @param decimals how many decimals of its value are shown
 * @param position counts from 1
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
        Instant updatedAt) {}
