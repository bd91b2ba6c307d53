-- metric: how measurements are spread, where their source tells it

alter table metric_point add column buckets double precision[],
    add constraint metric_point_buckets_are_triples check (cardinality(buckets) % 3 = 0);
alter table metric_rollup add column buckets double precision[],
    add constraint metric_rollup_buckets_are_triples check (cardinality(buckets) % 3 = 0);
alter table otlp_counter add column buckets double precision[];
comment on column metric_point.buckets is
    'low, high and count of one bucket after the other: so many measurements were above low and at most high; null where nobody knows';
comment on column metric_rollup.buckets is 'those of the points, counts of equal bounds added up; null where no point has any, or too many';
comment on column otlp_counter.buckets is 'what the buckets of a histogram stood at';

-- rolling up those that have buckets costs nothing where none has
create index metric_point_with_buckets on metric_point (metric_id, at) where buckets is not null;

-- whoever waited for the lock while the month was closed makes no new room for it
create or replace function metric_add_month(month date) returns void language plpgsql as $$
declare
    name text := 'metric_point_' || to_char(month, 'YYYYMM');
begin
    if to_regclass(name) is not null then
        return;
    end if;
    lock table metric_point in share update exclusive mode;
    if to_regclass(name) is null and not exists (select from metric_closed_month c where c.month = metric_add_month.month) then
        execute format('create table %I (like metric_point including all)', name);
        execute format('alter table metric_point attach partition %I for values from (%L) to (%L)', name,
                       month::timestamp at time zone 'UTC', (month + interval '1 month') at time zone 'UTC');
    end if;
end $$;
