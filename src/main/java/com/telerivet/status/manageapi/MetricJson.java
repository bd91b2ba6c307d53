package com.telerivet.status.manageapi;

import com.telerivet.status.metric.MetricSummary;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** A metric as clients know it. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record MetricJson(
        String id,
        @Nullable String metricsProviderId,
        String metricsDisplayId,
        String metricIdentifier,
        String name,
        boolean display,
        @Nullable String tooltipDescription,
        boolean backfilled,
        double yAxisMin,
        @Nullable Double yAxisMax,
        boolean yAxisHidden,
        String suffix,
        int decimalPlaces,
        @Nullable String mostRecentDataAt,
        String createdAt,
        String updatedAt,
        @Nullable String lastFetchedAt,
        int backfillPercentage,
        @Nullable String referenceName) {

    static MetricJson of(MetricSummary metric, @Nullable Instant mostRecent, ApiDates dates) {
        return new MetricJson(
                metric.id(),
                null,
                metric.id(),
                metric.id(),
                metric.name(),
                true,
                null,
                false,
                0,
                metric.unit().equals("%") ? 100.0 : null,
                false,
                metric.unit(),
                metric.decimals(),
                dates.ofNullable(mostRecent),
                dates.of(metric.createdAt()),
                dates.of(metric.updatedAt()),
                null,
                0,
                null);
    }
}
