-- incident: maintenance is an incident that is planned

alter table incident
    add scheduled_for                       timestamptz,
    add scheduled_until                     timestamptz,
    add scheduled_remind_prior              boolean,
    add scheduled_auto_in_progress          boolean,
    add scheduled_auto_completed            boolean,
    add auto_transition_to_maintenance_state boolean,
    add auto_transition_to_operational_state boolean,
    add auto_transition_notify_at_start     boolean,
    add auto_transition_notify_at_end       boolean,
    add scheduled_reminded_at               timestamptz,
    add scheduled_cancelled_at              timestamptz,
    drop constraint incident_status_is_known,
    drop constraint incident_ends_exactly_when_resolved,
    add constraint incident_status_is_known check (status in
        ('investigating', 'identified', 'monitoring', 'resolved',
         'scheduled', 'in_progress', 'verifying', 'completed')),
    add constraint incident_ends_exactly_when_over check
        ((resolved_at is not null) = (status in ('resolved', 'completed'))),
    add constraint incident_plan_is_whole_or_absent check
        (num_nulls(scheduled_for, scheduled_until, scheduled_remind_prior, scheduled_auto_in_progress,
                   scheduled_auto_completed, auto_transition_to_maintenance_state,
                   auto_transition_to_operational_state, auto_transition_notify_at_start,
                   auto_transition_notify_at_end) in (0, 9)),
    add constraint incident_plan_ends_after_it_begins check (scheduled_until > scheduled_for),
    add constraint incident_has_maintenance_states_exactly_when_planned check
        ((scheduled_for is not null) = (status in ('scheduled', 'in_progress', 'verifying', 'completed'))),
    add constraint incident_is_over_when_cancelled check (scheduled_cancelled_at is null or status = 'completed');

drop index incident_open;
create index incident_open on incident (status) where status not in ('resolved', 'completed');

alter table incident_update
    drop constraint incident_update_status_is_known,
    add constraint incident_update_status_is_known check (status in
        ('investigating', 'identified', 'monitoring', 'resolved',
         'scheduled', 'in_progress', 'verifying', 'completed'));
