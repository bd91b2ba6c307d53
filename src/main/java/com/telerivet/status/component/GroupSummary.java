package com.telerivet.status.component;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A group of components as others see it.
 *
 * @param position counts from 1 at the top level, among groups and ungrouped components
 */
public record GroupSummary(
        String id,
        String name,
        @Nullable String description,
        int position,
        Instant createdAt,
        Instant updatedAt,
        int version) {}
