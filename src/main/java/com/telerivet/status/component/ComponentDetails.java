package com.telerivet.status.component;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What people say about a component; see {@link ComponentSummary} for the parts. It holds all parts, not changes. */
public record ComponentDetails(
        @Nullable String groupId,
        String name,
        @Nullable String description,
        boolean showcase,
        boolean onlyShowIfDegraded,
        @Nullable LocalDate startDate) {

    /** A component's details as they are, to be changed in part. */
    public static ComponentDetails of(ComponentSummary component) {
        return new ComponentDetails(
                component.groupId(),
                component.name(),
                component.description(),
                component.showcase(),
                component.onlyShowIfDegraded(),
                component.startDate());
    }
}
