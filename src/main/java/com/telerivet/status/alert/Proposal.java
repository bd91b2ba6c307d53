package com.telerivet.status.alert;

import com.telerivet.status.component.ComponentStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Trouble that a rule or another program saw.
 *
 * @param source who says so, in words
 * @param metricId the figure that shows it; null where there is none
 * @param recoveredAt when it was over; null while it lasts
 * @param incidentId as what it was published; null as long as it was not
 */
public record Proposal(
        String id,
        String source,
        @Nullable String ruleId,
        @Nullable String metricId,
        String name,
        String body,
        @Nullable String componentId,
        ComponentStatus status,
        Instant startedAt,
        @Nullable Instant recoveredAt,
        String state,
        @Nullable String incidentId) {

    /** Whether a person has still to decide. */
    public boolean isOpen() {
        return state.equals("open");
    }
}
