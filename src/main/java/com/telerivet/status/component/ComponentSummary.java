package com.telerivet.status.component;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A component as others see it.
 *
 * @param position counts from 1 among its siblings (the members of its group, or the top level)
 * @param showcase whether its uptime history is shown
 * @param startDate the first day that its history speaks of; days before it have no data
 * @param version for optimistic locking: give it back with a change
 */
public record ComponentSummary(
        String id,
        @Nullable String groupId,
        String name,
        @Nullable String description,
        int position,
        ComponentStatus status,
        boolean showcase,
        boolean onlyShowIfDegraded,
        @Nullable LocalDate startDate,
        Instant createdAt,
        Instant updatedAt,
        int version) {

    ComponentSummary with(ComponentStatus other) {
        return new ComponentSummary(
                id,
                groupId,
                name,
                description,
                position,
                other,
                showcase,
                onlyShowIfDegraded,
                startDate,
                createdAt,
                updatedAt,
                version);
    }
}
