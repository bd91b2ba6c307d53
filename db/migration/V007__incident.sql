-- incident: incidents with their entries and postmortems

create table incident (
    id                   varchar(12) primary key,
    name                 varchar(255) not null,
    status               varchar(20)  not null,
    impact               varchar(12)  not null,
    impact_override      varchar(12),
    backfilled           boolean      not null,
    started_at           timestamptz  not null,
    monitoring_at        timestamptz,
    resolved_at          timestamptz,
    postmortem_entry_id  varchar(12),
    postmortem_draft     text,
    postmortem_draft_at  timestamptz,
    postmortem_body      text,
    postmortem_body_at   timestamptz,
    postmortem_published_at timestamptz,
    postmortem_notified  boolean      not null default false,
    created_at           timestamptz  not null,
    updated_at           timestamptz  not null,
    version              integer      not null,
    constraint incident_status_is_known check (status in ('investigating', 'identified', 'monitoring', 'resolved')),
    constraint incident_impact_is_known check (impact in ('none', 'minor', 'major', 'critical', 'maintenance')),
    constraint incident_impact_override_is_known check
        (impact_override in ('none', 'minor', 'major', 'critical', 'maintenance')),
    constraint incident_ends_exactly_when_resolved check ((resolved_at is not null) = (status = 'resolved')),
    constraint incident_published_postmortem_has_a_text check
        (postmortem_published_at is null or (postmortem_body is not null and postmortem_entry_id is not null))
);
comment on table incident is 'incident: what went wrong, from the first word to the postmortem';
create index incident_by_start on incident (started_at desc);
create index incident_open on incident (status) where status <> 'resolved';

create table incident_update (
    id                    varchar(12) primary key,
    incident_id           varchar(12) not null references incident (id) on delete cascade,
    status                varchar(20) not null,
    body                  text        not null,
    display_at            timestamptz not null,
    deliver_notifications boolean     not null,
    edited                boolean     not null,
    created_at            timestamptz not null,
    updated_at            timestamptz not null,
    constraint incident_update_status_is_known check
        (status in ('investigating', 'identified', 'monitoring', 'resolved'))
);
comment on table incident_update is 'incident: one entry of an incident''s story';
create index incident_update_by_incident on incident_update (incident_id, display_at);

create table incident_update_component (
    incident_update_id varchar(12)  not null references incident_update (id) on delete cascade,
    position           integer      not null,
    component_id       varchar(12)  not null,
    component_name     varchar(255) not null,
    old_status         varchar(20)  not null,
    new_status         varchar(20)  not null,
    primary key (incident_update_id, position)
);
comment on table incident_update_component is
    'incident: what an entry did to a component; the name is kept for the day when the component is gone';
