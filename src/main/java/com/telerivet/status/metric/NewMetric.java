package com.telerivet.status.metric;

/** A metric to be added; unit and decimals follow from its kind. */
public record NewMetric(String name, String service, MetricKind kind) {}
