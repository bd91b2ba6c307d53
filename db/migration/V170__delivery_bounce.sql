-- delivery: what was sent and came back
alter table delivery drop constraint delivery_state_is_known;
alter table delivery add constraint delivery_state_is_known
    check (state in ('queued', 'sent', 'refused', 'cancelled', 'suppressed', 'bounced'));
