package com.telerivet.status.component;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a component's history.
 *
 * @param until null for the stretch that goes on
 */
public record StatusSpan(ComponentStatus status, Instant from, @Nullable Instant until) {}
