-- incident: after how many hours without an entry its team is reminded of it

alter table incident add column reminder_intervals varchar(200);
comment on column incident.reminder_intervals is
    'hours after the newest entry, "[1, 5, 7]", "4" for every four of them, "[]" for none; null is the usual 3, 6, 12 and 24';

-- what programs said of it so far was kept for them alone
update incident set reminder_intervals = kept.fields ->> 'reminder_intervals'
from api_incident_field kept
where kept.incident_id = incident.id and kept.fields ->> 'reminder_intervals' is not null;

-- admin: whom to remind, and of how many hours they were reminded
create table update_reminder (
    incident_id varchar(12) primary key,
    entry_id    varchar(12) not null,
    person_id   varchar(12),
    hours       int         not null default 0,
    reminded_at timestamptz,
    constraint update_reminder_counts_on check (hours >= 0)
);
comment on table update_reminder is
    'admin: the entry that was written last and who wrote it at the desk; hours and reminded_at are set in the transaction that queues the mails';
