-- probe: agents, which check the same targets from elsewhere, and what every vantage point saw

create table probe_agent (
    id                varchar(12)  primary key,
    name              varchar(100) not null,
    location          varchar(100) not null default '',
    token_hash        varchar(64)  not null unique,
    created_at        timestamptz  not null,
    paused_at         timestamptz,
    last_contact_at   timestamptz,
    last_error        varchar(500),
    last_error_at     timestamptz,
    program_version   varchar(50)  not null default '',
    reported_location varchar(100) not null default '',
    clock_off_seconds double precision not null default 0,
    waiting           integer      not null default 0,
    waiting_since     timestamptz,
    dropped           bigint       not null default 0
);
comment on table probe_agent is 'probe: programs that run the checks from elsewhere; of a token only the hash is kept';
comment on column probe_agent.waiting is 'results that it had not brought yet when it last told, the oldest of them of waiting_since';
comment on column probe_agent.dropped is 'results that it had no room for while this page was away, since it was made';

alter table probe add column vantage_points varchar(12)[];
alter table probe add column quorum integer not null default 0;
alter table probe add constraint probe_quorum_is_a_number_of_vantage_points check (quorum between 0 and 100);
comment on column probe.vantage_points is 'from where it is checked: ids of agents, and "page" for this page; null for all of them';
comment on column probe.quorum is 'how many vantage points must fail before the target counts as down; 0 for most of them';

create function probe_is_for(given probe, vantage text) returns boolean language sql stable as $$
    select case
        when vantage = 'page' then given.target like 'self:%' or given.vantage_points is null
            or 'page' = any (given.vantage_points)
            or not exists (select from probe_agent where id = any (given.vantage_points))
        else given.target not like 'self:%' and (given.vantage_points is null or vantage = any (given.vantage_points))
    end
$$;
comment on function probe_is_for is
    'probe: whether it is checked from there; this page steps in where none of those that were chosen is left';

create function probe_is_shared(given probe) returns boolean language sql stable as $$
    select exists (select from probe_agent where paused_at is null and probe_is_for(given, id))
$$;
comment on function probe_is_shared is 'probe: whether an agent checks it, so that its figures come from what all say together';

-- A row a minute: the same check, vantage point and minute again replaces it.
create table probe_result (
    probe_id   varchar(12)      not null references probe (id) on delete cascade,
    vantage    varchar(12)      not null,
    minute     timestamptz      not null,
    checks     integer          not null,
    failures   integer          not null,
    answers    integer          not null,
    millis     double precision not null,
    last_at    timestamptz      not null,
    last_took  double precision,
    last_error varchar(500),
    primary key (probe_id, vantage, minute),
    constraint probe_result_counts_something check (checks > 0 and failures between 0 and checks and answers between 0 and checks)
);
comment on table probe_result is
    'probe: what a vantage point (an agent, or "page") saw of a target in one minute; kept for two days, as the metrics hold what follows from it';
comment on column probe_result.last_error is 'why the last check of the minute failed; null where it did not';
create index probe_result_by_minute on probe_result (minute);

create table probe_minute (
    probe_id varchar(12)      not null references probe (id) on delete cascade,
    minute   timestamptz      not null,
    standing varchar(10)      not null,
    failing  double precision not null,
    counted  integer          not null,
    answers  integer          not null,
    millis   double precision not null,
    primary key (probe_id, minute),
    constraint probe_minute_standing_is_known check (standing in ('up', 'degraded', 'down', 'unknown'))
);
comment on table probe_minute is 'probe: what the vantage points together say of a minute, as the metrics were told; kept for two days';
create index probe_minute_by_minute on probe_minute (minute);

-- Rows are only added here by writers, so that two of them never wait for each other, and only removed by who judges.
create table probe_unjudged (
    id     bigint generated always as identity primary key,
    minute timestamptz not null
);
comment on table probe_unjudged is 'probe: minutes with results that have not been judged yet';
