-- component: what can fail, and since when it did

create table component_group (
    id          varchar(12) primary key,
    name        varchar(255) not null,
    description varchar(1000),
    position    integer      not null,
    created_at  timestamptz  not null,
    updated_at  timestamptz  not null,
    version     integer      not null,
    constraint component_group_position_counts_from_one check (position >= 1)
);
comment on table component_group is 'component: a heading over components';

create table component (
    id                    varchar(12) primary key,
    group_id              varchar(12) references component_group (id) on delete set null,
    name                  varchar(255) not null,
    description           varchar(1000),
    position              integer      not null,
    status                varchar(20)  not null,
    showcase              boolean      not null,
    only_show_if_degraded boolean      not null,
    start_date            date,
    created_at            timestamptz  not null,
    updated_at            timestamptz  not null,
    version               integer      not null,
    constraint component_position_counts_from_one check (position >= 1),
    constraint component_status_is_known check (status in
        ('operational', 'degraded_performance', 'partial_outage', 'major_outage', 'under_maintenance'))
);
comment on table component is 'component: a part of the service, with its present status';

create table component_status_change (
    id           bigint generated always as identity primary key,
    component_id varchar(12) not null references component (id) on delete cascade,
    status       varchar(20) not null,
    at           timestamptz not null,
    recorded_at  timestamptz not null,
    cause        varchar(12),
    constraint component_status_change_status_is_known check (status in
        ('operational', 'degraded_performance', 'partial_outage', 'major_outage', 'under_maintenance'))
);
comment on table component_status_change is
    'component: from when on which status held; cause is the incident''s entry that said so, or null for a change by hand';
create index component_status_change_by_time on component_status_change (component_id, at, id);
create index component_status_change_by_cause on component_status_change (cause) where cause is not null;
