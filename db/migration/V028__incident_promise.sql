-- incident: an entry may say until when the next one follows

alter table incident_update add column next_update_by timestamptz;
comment on column incident_update.next_update_by is
    'until when the next entry is promised; only the newest entry''s promise holds';

-- admin: who is to be reminded of a promise
create table promise_reminder (
    entry_id    varchar(12) primary key,
    incident_id varchar(12) not null,
    person_id   varchar(12) not null,
    promised_at timestamptz not null,
    reminded_at timestamptz
);
comment on table promise_reminder is
    'admin: the author of an entry that promises the next one; reminded_at is set in the transaction that queues the mail';
create index promise_reminder_due on promise_reminder (promised_at) where reminded_at is null;
