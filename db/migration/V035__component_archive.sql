-- component: taken off the page with its history kept, and what people corrected in a history

alter table component add column archived_at timestamptz;
comment on column component.archived_at is 'since when it is off the page and out of all choices; null while it is shown';

create table component_correction (
    id            bigint generated always as identity primary key,
    component_id  varchar(12)  not null references component (id) on delete cascade,
    made_at       timestamptz  not null,
    made_by       varchar(320) not null,
    reason        varchar(1000) not null,
    before_status varchar(20)  not null,
    before_from   timestamptz  not null,
    before_until  timestamptz,
    after_status  varchar(20)  not null,
    after_from    timestamptz  not null,
    after_until   timestamptz,
    constraint component_correction_until_follows_from check (after_until is null or after_until > after_from)
);
comment on table component_correction is
    'component: who amended which period of a history, why, and what it said before; null is until the present';
create index component_correction_by_component on component_correction (component_id, id);

create table component_correction_piece (
    correction_id bigint      not null references component_correction (id) on delete cascade,
    status        varchar(20) not null,
    from_at       timestamptz not null,
    until_at      timestamptz not null,
    primary key (correction_id, from_at),
    constraint component_correction_piece_has_a_length check (until_at > from_at)
);
comment on table component_correction_piece is
    'component: from when until when a correction decides the status, whatever was recorded; a later correction wins';
