-- subscriber: who wants to hear of one incident only

create table subscriber_incident (
    subscriber_id varchar(12) not null references subscriber (id) on delete cascade,
    incident_id   varchar(12) not null,
    created_at    timestamptz not null,
    primary key (subscriber_id, incident_id)
);
comment on table subscriber_incident is 'subscriber: an incident that a subscriber hears of, whatever components it touches';
create index subscriber_incident_by_incident on subscriber_incident (incident_id);
