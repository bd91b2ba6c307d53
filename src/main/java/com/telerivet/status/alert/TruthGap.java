package com.telerivet.status.alert;

import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.metric.MetricSummary;
import java.time.Instant;

/**
 * A public figure that says otherwise than the page.
 *
 * @param component shown as operational all the while
 * @param since when the figure became bad
 * @param now its newest value, and {@code worst} its worst since then, in the metric's unit
 */
public record TruthGap(
        MetricSummary metric, ComponentSummary component, Limit limit, Instant since, double now, double worst) {}
