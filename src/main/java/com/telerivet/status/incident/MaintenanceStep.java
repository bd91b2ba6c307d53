package com.telerivet.status.incident;

import java.time.Instant;

/** Something that a maintenance's plan says is to happen by itself at {@code due}. */
record MaintenanceStep(String incidentId, Kind kind, Instant due) {

    enum Kind {
        REMINDER,
        START,
        END
    }

    /** Whether it is still to be done, as the maintenance is now. */
    boolean isDueFor(Incident maintenance) {
        Maintenance record = maintenance.window().record();
        MaintenancePlan plan = record.plan();
        return switch (kind) {
            case REMINDER ->
                maintenance.status() == IncidentStatus.SCHEDULED
                        && plan.remindPrior()
                        && record.remindedAt() == null
                        && due.equals(plan.scheduledFor().minus(MaintenancePlan.REMINDED_BEFORE));
            case START ->
                maintenance.status() == IncidentStatus.SCHEDULED
                        && plan.autoInProgress()
                        && due.equals(plan.scheduledFor());
            case END -> maintenance.status().isUnderWay() && plan.autoCompleted() && due.equals(plan.scheduledUntil());
        };
    }
}
