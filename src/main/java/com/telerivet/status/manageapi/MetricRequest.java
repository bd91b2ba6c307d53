package com.telerivet.status.manageapi;

import com.telerivet.status.metric.MetricSetting;
import com.telerivet.status.metric.MetricSummary;
import org.jspecify.annotations.Nullable;

/** What a client says of a metric. */
record MetricRequest(Fields fields) {

    static final int LONGEST_NAME = 255;

    private static final int LONGEST_SUFFIX = 20;
    private static final int LONGEST_TOOLTIP = 1000;
    private static final int MOST_DECIMALS = 6;

    String name(@Nullable MetricSummary before) {
        return before == null || fields.has("name") ? fields.required("name", LONGEST_NAME) : before.name();
    }

    String suffix(@Nullable MetricSummary before) {
        if (!fields.has("suffix")) {
            return before == null ? "" : before.unit();
        }
        String suffix = fields.text("suffix", LONGEST_SUFFIX);
        return suffix == null ? "" : suffix;
    }

    int decimals(@Nullable MetricSummary before) {
        Integer decimals = fields.whole("decimal_places", 0, MOST_DECIMALS);
        if (decimals != null) {
            return decimals;
        }
        return before == null ? 2 : before.decimals();
    }

    /** Whether the metric is to be archived or used again; null where nothing is said of it. */
    @Nullable
    Boolean archived() {
        return fields.flag("archived");
    }

    MetricSetting setting(MetricSetting before) {
        Double min = fields.has("y_axis_min") ? fields.number("y_axis_min") : before.yAxisMin();
        Double max = fields.has("y_axis_max") ? fields.number("y_axis_max") : before.yAxisMax();
        if (min != null && max != null && min >= max) {
            throw ApiError.invalid("Y axis max must be greater than y axis min");
        }
        return new MetricSetting(
                before.providerId(),
                fields.has("metric_identifier") ? fields.text("metric_identifier", LONGEST_NAME) : before.identifier(),
                fields.flag("display", before.display()),
                fields.has("tooltip_description")
                        ? fields.text("tooltip_description", LONGEST_TOOLTIP)
                        : before.tooltip(),
                min,
                max,
                fields.flag("y_axis_hidden", before.yAxisHidden()));
    }
}
