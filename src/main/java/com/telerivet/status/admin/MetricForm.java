package com.telerivet.status.admin;

import com.telerivet.status.metric.MetricDetails;
import com.telerivet.status.metric.MetricKind;
import com.telerivet.status.metric.MetricState;

/**
 * A metric as it was typed.
 *
 * @param kind for a new one; it stays afterwards
 * @param version the metric's version that the author saw
 */
record MetricForm(
        String name,
        String service,
        String kind,
        String unit,
        Integer decimals,
        Boolean shown,
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
        version = version == null ? 0 : version;
        key = key == null ? "" : key;
    }

    static MetricForm fresh() {
        return new MetricForm("", "", MetricKind.UPTIME.code(), "%", 2, true, 0, "");
    }

    static MetricForm of(MetricState state) {
        return new MetricForm(
                state.metric().name(),
                state.metric().service(),
                state.metric().kind().code(),
                state.metric().unit(),
                state.metric().decimals(),
                state.shown(),
                state.version(),
                "");
    }

    MetricDetails details() {
        return new MetricDetails(name, service, unit, decimals, shown);
    }
}
