package com.telerivet.status.component;

import java.time.LocalDate;

/**
 * A component's day, in whole seconds of its status. A day of the page's zone can have 23, 24 or 25 hours; today ends
 * now.
 *
 * @param knownSeconds how much of the day the history speaks of; 0 means that there is no data
 */
public record ComponentDay(
        LocalDate date,
        long knownSeconds,
        long majorSeconds,
        long partialSeconds,
        long degradedSeconds,
        long maintenanceSeconds) {

    public boolean hasData() {
        return knownSeconds > 0;
    }

    /** The worst status of the day that cost anything: an outage outweighs degraded, that outweighs maintenance. */
    public ComponentStatus worst() {
        if (majorSeconds > 0) {
            return ComponentStatus.MAJOR_OUTAGE;
        }
        if (partialSeconds > 0) {
            return ComponentStatus.PARTIAL_OUTAGE;
        }
        if (degradedSeconds > 0) {
            return ComponentStatus.DEGRADED_PERFORMANCE;
        }
        return maintenanceSeconds > 0 ? ComponentStatus.UNDER_MAINTENANCE : ComponentStatus.OPERATIONAL;
    }
}
