package com.telerivet.status.manageapi;

import com.telerivet.status.incident.MaintenancePlan;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client says of a maintenance's plan. */
record ScheduleRequest(Fields fields) {

    static final String TO_MAINTENANCE = "auto_transition_to_maintenance_state";
    static final String TO_OPERATIONAL = "auto_transition_to_operational_state";
    static final String NOTIFY_AT_START = "auto_transition_deliver_notifications_at_start";
    static final String NOTIFY_AT_END = "auto_transition_deliver_notifications_at_end";

    private static final String FOR = "scheduled_for";
    private static final String UNTIL = "scheduled_until";
    private static final List<String> OF_PLANS_ONLY = List.of(FOR, UNTIL);
    private static final List<String> OF_PLANS = List.of(
            FOR,
            UNTIL,
            "scheduled_remind_prior",
            "scheduled_auto_in_progress",
            "scheduled_auto_transition",
            "scheduled_auto_completed",
            TO_MAINTENANCE,
            TO_OPERATIONAL,
            NOTIFY_AT_START,
            NOTIFY_AT_END);

    /** Whether it says when a maintenance is to be. */
    static boolean isIn(Fields fields) {
        return OF_PLANS_ONLY.stream().anyMatch(key -> fields.present(key) != null);
    }

    /** Whether it says anything of a plan. */
    static boolean touches(Fields fields) {
        return OF_PLANS.stream().anyMatch(key -> fields.present(key) != null);
    }

    /** The plan with what is said; {@code before} is null for a new one, which needs both times. */
    MaintenancePlan plan(@Nullable MaintenancePlan before) {
        Instant from = fields.date(FOR);
        Instant until = fields.date(UNTIL);
        if (before == null && (from == null || until == null)) {
            throw ApiError.invalid("Scheduled for and scheduled until can't be blank");
        }
        MaintenancePlan old = before == null ? plain(from, until) : before;
        boolean autoInProgress = fields.flag("scheduled_auto_transition", old.autoInProgress());
        return new MaintenancePlan(
                from == null ? old.scheduledFor() : from,
                until == null ? old.scheduledUntil() : until,
                fields.flag("scheduled_remind_prior", old.remindPrior()),
                fields.flag("scheduled_auto_in_progress", autoInProgress),
                fields.flag("scheduled_auto_completed", old.autoCompleted()),
                fields.flag(TO_MAINTENANCE, old.toMaintenanceState()),
                fields.flag(TO_OPERATIONAL, old.toOperationalState()),
                fields.flag(NOTIFY_AT_START, old.notifyAtStart()),
                fields.flag(NOTIFY_AT_END, old.notifyAtEnd()));
    }

    /** Nothing happens by itself that was not asked for; what does is told. */
    private static MaintenancePlan plain(@Nullable Instant from, @Nullable Instant until) {
        if (from == null || until == null) {
            throw new IllegalArgumentException("a plan has a beginning and an end");
        }
        return new MaintenancePlan(from, until, false, false, false, false, false, true, true);
    }
}
