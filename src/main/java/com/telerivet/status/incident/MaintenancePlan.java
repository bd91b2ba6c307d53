package com.telerivet.status.incident;

import java.time.Duration;
import java.time.Instant;

/**
 * When a maintenance is to be, and what happens by itself.
 *
 * @param scheduledUntil after {@code scheduledFor}
 * @param remindPrior whether subscribers are reminded {@link #REMINDED_BEFORE} the start
 * @param autoInProgress whether it begins by itself at the start
 * @param autoCompleted whether it is completed by itself at the end
 * @param toMaintenanceState whether its components are under maintenance from the beginning on
 * @param toOperationalState whether they are put back when it is over
 * @param notifyAtStart whether subscribers hear that it has begun, where it begins by itself
 * @param notifyAtEnd whether subscribers hear that it is completed, where that happens by itself
 */
public record MaintenancePlan(
        Instant scheduledFor,
        Instant scheduledUntil,
        boolean remindPrior,
        boolean autoInProgress,
        boolean autoCompleted,
        boolean toMaintenanceState,
        boolean toOperationalState,
        boolean notifyAtStart,
        boolean notifyAtEnd) {

    public static final Duration REMINDED_BEFORE = Duration.ofMinutes(60);

    /** Everything by itself, and subscribers hear of all of it. */
    public static MaintenancePlan allByItself(Instant from, Instant until) {
        return new MaintenancePlan(from, until, true, true, true, true, true, true, true);
    }

    /** The same at another time. */
    public MaintenancePlan at(Instant from, Instant until) {
        return new MaintenancePlan(
                from,
                until,
                remindPrior,
                autoInProgress,
                autoCompleted,
                toMaintenanceState,
                toOperationalState,
                notifyAtStart,
                notifyAtEnd);
    }
}
