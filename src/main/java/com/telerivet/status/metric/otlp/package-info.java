/** Reads OpenTelemetry's metrics (OTLP) and turns request durations into response times and error rates. */
@NamedInterface("otlp")
@NullMarked
package com.telerivet.status.metric.otlp;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
