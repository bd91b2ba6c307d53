-- metric: what is measured, and the points from which every figure is computed

create table metric (
    id         varchar(12) primary key,
    name       varchar(255) not null,
    service    varchar(100) not null,
    kind       varchar(20)  not null,
    unit       varchar(20)  not null,
    decimals   integer      not null,
    position   integer      not null,
    created_at timestamptz  not null,
    updated_at timestamptz  not null,
    constraint metric_kind_is_known check (kind in ('uptime', 'response_time', 'error_rate')),
    constraint metric_decimals_are_few check (decimals between 0 and 6)
);
comment on table metric is 'metric: a public figure of a service';

create table metric_point (
    metric_id varchar(12)      not null references metric (id) on delete cascade,
    source    varchar(60)      not null,
    at        timestamptz      not null,
    sum       double precision not null,
    count     double precision not null,
    primary key (metric_id, at, source),
    constraint metric_point_counts_something check (count > 0 and count < 'infinity'),
    constraint metric_point_sum_is_finite check (sum > '-infinity' and sum < 'infinity')
);
comment on table metric_point is
    'metric: sum and count of what one source measured at one time; a figure is always sum of sums / sum of counts';
