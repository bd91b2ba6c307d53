package com.telerivet.status.metric;

import com.telerivet.status.platform.SiteChanged;

/** What is shown of a metric changed, or it is gone. */
public record MetricEdited(String metricId) implements SiteChanged {}
