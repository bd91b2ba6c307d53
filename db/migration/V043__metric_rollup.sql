-- metric: points by month, and rollups that always equal them

alter table metric_point rename to metric_point_in_one;
alter table metric_point_in_one rename constraint metric_point_pkey to metric_point_in_one_pkey;

create table metric_point (
    metric_id varchar(12)      not null references metric (id) on delete cascade,
    source    varchar(60)      not null,
    at        timestamptz      not null,
    sum       double precision not null,
    count     double precision not null,
    primary key (metric_id, at, source),
    constraint metric_point_counts_something check (count > 0 and count < 'infinity'),
    constraint metric_point_sum_is_finite check (sum > '-infinity' and sum < 'infinity')
) partition by range (at);
comment on table metric_point is
    'metric: sum and count of what one source measured at one time; a figure is always sum of sums / sum of counts';

-- Attaching a table that stands ready locks out nobody who writes to other months.
create function metric_add_month(month date) returns void language plpgsql as $$
declare
    name text := 'metric_point_' || to_char(month, 'YYYYMM');
begin
    perform pg_advisory_xact_lock(hashtext('metric_add_month'));
    if to_regclass(name) is null then
        execute format('create table %I (like metric_point including all)', name);
        execute format('alter table metric_point attach partition %I for values from (%L) to (%L)', name,
                       month::timestamp at time zone 'UTC', (month + interval '1 month') at time zone 'UTC');
    end if;
end $$;
comment on function metric_add_month is 'metric: makes room for the points of a month, given by its first day';

select metric_add_month(month) from (
    select distinct date_trunc('month', at at time zone 'UTC')::date as month from metric_point_in_one) months;
insert into metric_point (metric_id, source, at, sum, count)
    select metric_id, source, at, sum, count from metric_point_in_one;
drop table metric_point_in_one;

create table metric_closed_month (
    month date primary key
);
comment on table metric_closed_month is
    'metric: months whose points are gone, so that their rollups are final and no point is taken any more';

create table metric_rollup (
    metric_id varchar(12)      not null references metric (id) on delete cascade,
    step      integer          not null,
    at        timestamptz      not null,
    sum       double precision not null,
    count     double precision not null,
    primary key (metric_id, step, at),
    constraint metric_rollup_step_is_known check (step in (300, 1800, 3600, 86400))
);
comment on table metric_rollup is
    'metric: sums over the points of a step of so many seconds, which begins at a multiple of it since 1970';

-- Rows are only added here by writers, so that two of them never wait for each other, and only removed by who rolls up.
create table metric_stale (
    id        bigint generated always as identity primary key,
    metric_id varchar(12) not null references metric (id) on delete cascade,
    hour      timestamptz not null
);
comment on table metric_stale is 'metric: hours with points that the rollups do not hold yet';
create index metric_stale_by_hour on metric_stale (metric_id, hour);

insert into metric_stale (metric_id, hour)
    select distinct metric_id, date_bin('1 hour', at, 'epoch') from metric_point;
