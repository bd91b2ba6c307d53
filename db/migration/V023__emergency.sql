-- emergency: entries that were posted while the database was away, and the key that lets somebody post them

create table recovery_key (
    is_present boolean     primary key default true,
    hash       varchar(64) not null,
    made_at    timestamptz not null,
    constraint recovery_key_is_one_at_most check (is_present)
);
comment on table recovery_key is 'emergency: the hash of the one key that is good; instances keep a copy on disk';

create table emergency_entry (
    id            varchar(12)  primary key,
    incident_id   varchar(12)  not null,
    incident_name varchar(255) not null,
    body          text         not null,
    posted_at     timestamptz  not null,
    replayed_at   timestamptz  not null,
    problem       text,
    dismissed_at  timestamptz
);
comment on table emergency_entry is
    'emergency: what came back from a journal, so that it comes back once; with a problem it was not published and waits for a person';
create index emergency_entry_parked on emergency_entry (posted_at) where problem is not null and dismissed_at is null;
