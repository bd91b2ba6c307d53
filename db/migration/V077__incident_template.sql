-- incident: words that are ready before there is trouble

create table incident_template (
    id            varchar(12) primary key,
    name          varchar(255)   not null,
    title         varchar(255)   not null,
    body          varchar(25000) not null,
    status        varchar(20),
    group_id      varchar(50),
    notifies      boolean        not null,
    component_ids varchar(12)[]  not null,
    created_at    timestamptz    not null,
    version       integer        not null default 0
);
comment on table incident_template is
    'incident: what an entry may begin with; {component}, {start}, {time} and {page} are filled in when it is used';
comment on column incident_template.status is 'what the entry says it is; null leaves the choice as it was';
comment on column incident_template.group_id is 'kept for clients of the API, without a meaning here';
