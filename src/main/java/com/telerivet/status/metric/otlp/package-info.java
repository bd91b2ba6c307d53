/** Reads OpenTelemetry's metrics (OTLP) and turns them into response times, error rates and whatever rules say. */
@NamedInterface("otlp")
@NullMarked
package com.telerivet.status.metric.otlp;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
