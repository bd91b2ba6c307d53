package com.telerivet.status.incident;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The plan of a maintenance, and how far it was carried out. */
@Embeddable
class MaintenanceWindow {

    private Instant scheduledFor;
    private Instant scheduledUntil;

    @Column(name = "scheduled_remind_prior")
    private boolean remindPrior;

    @Column(name = "scheduled_auto_in_progress")
    private boolean autoInProgress;

    @Column(name = "scheduled_auto_completed")
    private boolean autoCompleted;

    @Column(name = "auto_transition_to_maintenance_state")
    private boolean toMaintenanceState;

    @Column(name = "auto_transition_to_operational_state")
    private boolean toOperationalState;

    @Column(name = "auto_transition_notify_at_start")
    private boolean notifyAtStart;

    @Column(name = "auto_transition_notify_at_end")
    private boolean notifyAtEnd;

    @Column(name = "scheduled_reminded_at")
    private @Nullable Instant remindedAt;

    @Column(name = "scheduled_cancelled_at")
    private @Nullable Instant cancelledAt;

    protected MaintenanceWindow() {}

    MaintenanceWindow(MaintenancePlan plan) {
        change(plan);
    }

    /** A new start is one that nobody was reminded of yet. */
    final void change(MaintenancePlan plan) {
        Instant from = plan.scheduledFor().truncatedTo(ChronoUnit.MILLIS);
        Instant until = plan.scheduledUntil().truncatedTo(ChronoUnit.MILLIS);
        if (!until.isAfter(from)) {
            throw new IncidentRejected("scheduledUntil", "A maintenance ends after it begins");
        }
        if (!from.equals(scheduledFor)) {
            remindedAt = null;
        }
        scheduledFor = from;
        scheduledUntil = until;
        remindPrior = plan.remindPrior();
        autoInProgress = plan.autoInProgress();
        autoCompleted = plan.autoCompleted();
        toMaintenanceState = plan.toMaintenanceState();
        toOperationalState = plan.toOperationalState();
        notifyAtStart = plan.notifyAtStart();
        notifyAtEnd = plan.notifyAtEnd();
    }

    void reminded(Instant now) {
        remindedAt = now;
    }

    void cancelled(@Nullable Instant at) {
        cancelledAt = at;
    }

    MaintenancePlan plan() {
        return new MaintenancePlan(
                scheduledFor,
                scheduledUntil,
                remindPrior,
                autoInProgress,
                autoCompleted,
                toMaintenanceState,
                toOperationalState,
                notifyAtStart,
                notifyAtEnd);
    }

    Maintenance record() {
        return new Maintenance(plan(), remindedAt, cancelledAt);
    }
}
