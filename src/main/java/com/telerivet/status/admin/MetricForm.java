package com.telerivet.status.admin;

import com.telerivet.status.metric.MetricAxis;
import com.telerivet.status.metric.MetricDetails;
import com.telerivet.status.metric.MetricKind;
import com.telerivet.status.metric.MetricState;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A metric as it was typed.
 *
 * @param kind for a new one; it stays afterwards
 * @param yAxisMin a number, or empty for what suits the figures, like {@code yAxisMax}
 * @param version the metric's version that the author saw
 */
record MetricForm(
        String name,
        String service,
        String kind,
        String unit,
        Integer decimals,
        Boolean shown,
        String yAxisMin,
        String yAxisMax,
        Boolean yAxisHidden,
        Integer version,
        String key) {

    /** A field that was not sent arrives as null, and counts as empty. */
    MetricForm {
        name = name == null ? "" : name;
        service = service == null ? "" : service;
        kind = kind == null ? MetricKind.UPTIME.code() : kind;
        unit = unit == null ? "" : unit;
        decimals = decimals == null ? -1 : decimals;
        shown = shown != null && shown;
        yAxisMin = yAxisMin == null ? "" : yAxisMin;
        yAxisMax = yAxisMax == null ? "" : yAxisMax;
        yAxisHidden = yAxisHidden != null && yAxisHidden;
        version = version == null ? 0 : version;
        key = key == null ? "" : key;
    }

    static MetricForm fresh() {
        return new MetricForm("", "", MetricKind.UPTIME.code(), "%", 2, true, "", "", false, 0, "");
    }

    static MetricForm of(MetricState state) {
        return new MetricForm(
                state.metric().name(),
                state.metric().service(),
                state.metric().kind().code(),
                state.metric().unit(),
                state.metric().decimals(),
                state.wanted(),
                text(state.metric().axis().min()),
                text(state.metric().axis().max()),
                state.metric().axis().hidden(),
                state.version(),
                "");
    }

    MetricDetails details() {
        MetricAxis axis = new MetricAxis(number(yAxisMin), number(yAxisMax), yAxisHidden);
        return new MetricDetails(name, service, unit, decimals, shown, axis);
    }

    private static String text(@Nullable Double number) {
        return number == null
                ? ""
                : new BigDecimal(String.valueOf(number)).stripTrailingZeros().toPlainString();
    }

    /** What is no number is NaN, which no axis takes. */
    private static @Nullable Double number(String typed) {
        try {
            return typed.isBlank() ? null : Double.valueOf(typed.strip());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
