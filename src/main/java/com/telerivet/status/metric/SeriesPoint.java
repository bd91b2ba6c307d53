package com.telerivet.status.metric;

import java.time.Instant;

/** What was measured in the step that begins at {@code at}: never empty, so {@code count} is positive. */
public record SeriesPoint(Instant at, double sum, double count) {}
