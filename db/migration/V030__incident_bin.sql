-- incident: what was deleted stays in the bin for thirty days

alter table incident add column deleted_at timestamptz;
comment on column incident.deleted_at is 'in the bin since then; every reader of this table leaves such rows out';
create index incident_in_bin on incident (deleted_at) where deleted_at is not null;

create table incident_entry_bin (
    entry_id    varchar(12) primary key,
    incident_id varchar(12) not null references incident (id) on delete cascade,
    content     jsonb       not null,
    deleted_at  timestamptz not null
);
comment on table incident_entry_bin is 'incident: deleted entries as they were, so that they can be put back';
create index incident_entry_bin_by_incident on incident_entry_bin (incident_id);

-- component: what a deleted entry had done, so that putting it back brings the very same history back
create table component_status_change_bin (
    id           bigint      primary key,
    component_id varchar(12) not null references component (id) on delete cascade,
    status       varchar(20) not null,
    at           timestamptz not null,
    recorded_at  timestamptz not null,
    cause        varchar(12) not null
);
comment on table component_status_change_bin is 'component: status changes that were taken back with their cause';
create index component_status_change_bin_by_cause on component_status_change_bin (cause);
