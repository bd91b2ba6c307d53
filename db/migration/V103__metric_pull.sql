-- metric: queries that a Prometheus server is asked again and again

create table metric_pull (
    id               varchar(12) primary key,
    name             varchar(255)  not null,
    url              varchar(1000) not null,
    query            varchar(2000) not null,
    sign_in          varchar(10)   not null,
    username         varchar(255)  not null,
    sealed_secret    varchar(3000) not null default '',
    metric_id        varchar(12)   not null references metric (id) on delete cascade,
    interval_seconds integer       not null,
    next_at          timestamptz   not null,
    fetched_until    timestamptz,
    failures         integer       not null default 0,
    last_at          timestamptz,
    last_value       double precision,
    last_success_at  timestamptz,
    last_error_at    timestamptz,
    last_error       varchar(500),
    constraint metric_pull_interval_is_15_to_300_seconds check (interval_seconds between 15 and 300)
);
comment on table metric_pull is 'metric: what a Prometheus server is asked, how often, which metric it feeds, and how it went last';
comment on column metric_pull.sealed_secret is 'password or token, encrypted, in Base64; empty where there is none';
comment on column metric_pull.fetched_until is 'the time of the newest sample, from where on the next pull asks; null before the first';
create index metric_pull_due on metric_pull (next_at);
create index metric_pull_by_metric on metric_pull (metric_id);
