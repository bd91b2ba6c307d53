-- notification: what webhooks are told of components, beside what everybody is told of entries
create table component_outbox (
    id            bigint generated always as identity primary key,
    change_id     varchar(12) not null,
    component_id  varchar(12) not null,
    old_status    varchar(20) not null,
    new_status    varchar(20) not null,
    cause         varchar(12),
    created_at    timestamptz not null,
    not_before    timestamptz,
    fanned_out_at timestamptz,
    constraint component_outbox_has_a_change_once unique (change_id)
);
comment on table component_outbox is
    'notification: one row for each change of a component''s status, written in the transaction that makes it';
comment on column component_outbox.cause is
    'the incident''s entry that says so, with which the row is held, taken back or silent; null for a change by hand';
create index component_outbox_waiting on component_outbox (id) where fanned_out_at is null;
