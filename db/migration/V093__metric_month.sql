-- metric: two who write the first points of a month at the same moment

-- The lock is the table's own, and the one that attaching takes anyway: unlike an advisory lock it makes the second of
-- them see the partition that the first has made.
create or replace function metric_add_month(month date) returns void language plpgsql as $$
declare
    name text := 'metric_point_' || to_char(month, 'YYYYMM');
begin
    lock table metric_point in share update exclusive mode;
    if to_regclass(name) is null then
        execute format('create table %I (like metric_point including all)', name);
        execute format('alter table metric_point attach partition %I for values from (%L) to (%L)', name,
                       month::timestamp at time zone 'UTC', (month + interval '1 month') at time zone 'UTC');
    end if;
end $$;
