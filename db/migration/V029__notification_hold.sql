-- notification: an entry can be called back before its mails leave

alter table outbox add column not_before timestamptz;
comment on column outbox.not_before is 'nobody hears of it before this instant of the database''s clock; null is at once';

-- admin: what can still be undone
create table undo_offer (
    entry_id    varchar(12) primary key,
    incident_id varchar(12) not null,
    until       timestamptz not null,
    typed       text        not null
);
comment on table undo_offer is
    'admin: entries just published at the desk, and until when (by the database''s clock) they can be called back;
     typed is the form, which becomes a draft again';
create index undo_offer_by_incident on undo_offer (incident_id);
