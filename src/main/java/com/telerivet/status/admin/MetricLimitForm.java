package com.telerivet.status.admin;

import com.telerivet.status.alert.Limit;
import com.telerivet.status.alert.Side;
import java.util.Objects;

/**
 * From where on a metric is bad, as it was typed.
 *
 * @param component "" for the one that has the name of the metric's service
 */
record MetricLimitForm(Boolean watched, String side, String threshold, Integer minutes, String component) {

    /** A field that was not sent arrives as null, and counts as empty. */
    MetricLimitForm {
        watched = watched != null && watched;
        side = side == null ? "" : side;
        threshold = threshold == null ? "" : threshold.strip();
        minutes = minutes == null ? 0 : minutes;
        component = component == null ? "" : component;
    }

    static MetricLimitForm of(Limit limit) {
        return new MetricLimitForm(
                limit.isWatched(),
                limit.side().code(),
                Figures.plain(limit.threshold()),
                limit.minutes(),
                Objects.toString(limit.componentId(), ""));
    }

    Limit limit() {
        return new Limit(
                component.isEmpty() ? null : component,
                watched,
                Side.of(side).orElseThrow(() -> new IllegalArgumentException("no side is called " + side)),
                Figures.number(threshold),
                minutes);
    }
}
