-- notification: what subscribers are to be told of

create table outbox (
    id            bigint generated always as identity primary key,
    incident_id   varchar(12) not null,
    update_id     varchar(12) not null,
    created_at    timestamptz not null,
    fanned_out_at timestamptz,
    recipients    integer,
    constraint outbox_has_an_entry_once unique (update_id),
    constraint outbox_counts_recipients_once_fanned_out check ((fanned_out_at is null) = (recipients is null))
);
comment on table outbox is
    'notification: one row for each entry that subscribers hear of, written in the entry''s own transaction';
create index outbox_waiting on outbox (id) where fanned_out_at is null;
