-- subscriber: how much of the news somebody hears, and incidents that a reader of the page follows

alter table subscriber
    add column ends_only boolean     not null default false,
    add column kinds     varchar(11) not null default 'both',
    add column invited   boolean     not null default false,
    add constraint subscriber_kinds_are_known check (kinds in ('both', 'incidents', 'maintenance'));
comment on column subscriber.ends_only is 'only entries that begin something or are its end';
comment on column subscriber.invited is
    'the team asks it, not a stranger, so that it does not count among those that may wait for their confirmation';

alter table subscriber_incident add column agreed boolean not null default true;
comment on table subscriber_incident is
    'subscriber: an incident that a subscriber hears every entry of, until some time after its end';
comment on column subscriber_incident.agreed is
    'false while the address has not said so itself: a stranger may have asked for it';
create index subscriber_incident_asked on subscriber_incident (created_at) where not agreed;
