-- metric: what counters of other programs stood at, so that the next reading tells what came since

create table otlp_counter (
    id         uuid primary key,
    started_at timestamptz      not null,
    read_at    timestamptz      not null,
    count      double precision not null,
    sum        double precision not null
);
comment on table otlp_counter is
    'metric: the last reading of each cumulative OTLP series; the id is a hash of service, instance, metric and attributes';
create index otlp_counter_by_reading on otlp_counter (read_at);
