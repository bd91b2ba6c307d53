-- admin: who has which incident open

create table presence (
    incident_id varchar(12) not null,
    person_id   varchar(12) not null,
    since       timestamptz not null,
    until       timestamptz not null,
    primary key (incident_id, person_id)
);
comment on table presence is
    'admin: who has which incident open at the desk; a row counts until then by the database''s clock';
create index presence_by_end on presence (until);
