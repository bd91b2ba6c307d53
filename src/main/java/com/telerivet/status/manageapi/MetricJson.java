package com.telerivet.status.manageapi;

import com.telerivet.status.metric.MetricSetting;
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
        @Nullable Double yAxisMin,
        @Nullable Double yAxisMax,
        boolean yAxisHidden,
        @Nullable String suffix,
        int decimalPlaces,
        @Nullable String mostRecentDataAt,
        String createdAt,
        String updatedAt,
        @Nullable String lastFetchedAt,
        int backfillPercentage,
        @Nullable String referenceName,
        @Nullable String archivedAt) {

    static MetricJson of(
            MetricSummary metric,
            MetricSetting setting,
            @Nullable Instant mostRecent,
            @Nullable Instant archived,
            ApiDates dates) {
        Double usualMax = metric.unit().equals("%") ? 100.0 : null;
        return new MetricJson(
                metric.id(),
                setting.providerId(),
                metric.id(),
                setting.identifier() == null ? metric.id() : setting.identifier(),
                metric.name(),
                setting.display(),
                setting.tooltip(),
                false,
                setting.yAxisMin() == null ? Double.valueOf(0) : setting.yAxisMin(),
                setting.yAxisMax() == null ? usualMax : setting.yAxisMax(),
                setting.yAxisHidden(),
                metric.unit().isEmpty() ? null : metric.unit(),
                metric.decimals(),
                dates.ofNullable(mostRecent),
                dates.of(metric.createdAt()),
                dates.of(metric.updatedAt()),
                null,
                0,
                null,
                dates.ofNullable(archived));
    }
}
