-- probe: built-in checks

create table probe (
    id                      varchar(12) primary key,
    name                    varchar(255)  not null,
    target                  varchar(1000) not null,
    expected_status         integer       not null,
    interval_seconds        integer       not null,
    timeout_millis          integer       not null,
    uptime_metric_id        varchar(12),
    response_time_metric_id varchar(12),
    error_rate_metric_id    varchar(12),
    next_at                 timestamptz   not null,
    last_at                 timestamptz,
    last_success_at         timestamptz,
    last_error_at           timestamptz,
    last_error              varchar(500),
    constraint probe_interval_is_15_to_300_seconds check (interval_seconds between 15 and 300),
    constraint probe_timeout_is_at_most_ten_seconds check (timeout_millis between 100 and 10000)
);
comment on table probe is 'probe: what is checked, how often, which metrics it feeds, and how the last check went';
create index probe_due on probe (next_at);
