package com.telerivet.status.component;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A component to be added; see {@link ComponentSummary} for the parts. */
public record NewComponent(
        @Nullable String groupId,
        String name,
        @Nullable String description,
        ComponentStatus status,
        boolean showcase,
        boolean onlyShowIfDegraded,
        @Nullable LocalDate startDate) {}
