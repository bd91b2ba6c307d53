-- Returns a row for each rollup that is not what its points give, and for each that is missing; none is right.
-- Hours that are noted as stale, and months whose points are gone, are left out.
with stale as (
    select distinct metric_id, date_trunc('day', hour, 'UTC') as day from metric_stale
), cells as (
    select metric_id, step, begin, low, high, sum(count) as count
    from (select metric_id, step, date_bin(make_interval(secs => step), at, 'epoch') as begin,
                 buckets[i] as low, buckets[i + 1] as high, buckets[i + 2] as count
          from metric_point cross join (values (300), (1800), (3600), (86400)) steps (step)
               cross join lateral generate_series(1, cardinality(buckets), 3) as i) cell
    group by metric_id, step, begin, low, high
), spread as (
    select metric_id, step, begin, array_agg(figure order by low, high, part) as buckets
    from cells cross join lateral (values (1, low), (2, high), (3, count)) as given (part, figure)
    group by metric_id, step, begin
), expected as (
    select metric_id, step, date_bin(make_interval(secs => step), at, 'epoch') as begin,
           sum(greatest(-1e290, least(1e290, sum))) as sum, sum(least(1e290, count)) as count
    from metric_point cross join (values (300), (1800), (3600), (86400)) steps (step)
    group by metric_id, step, begin
)
select coalesce(r.metric_id, e.metric_id) as metric_id, coalesce(r.step, e.step) as step, coalesce(r.at, e.begin) as at,
       r.sum as kept_sum, e.sum as points_sum, r.count as kept_count, e.count as points_count
from metric_rollup r
full join expected e on e.metric_id = r.metric_id and e.step = r.step and e.begin = r.at
left join spread d on d.metric_id = e.metric_id and d.step = e.step and d.begin = e.begin
where (r.sum is null or e.sum is null
       or abs(r.sum - e.sum) > 1e-9 * greatest(abs(e.sum), 1) or abs(r.count - e.count) > 1e-9 * greatest(e.count, 1)
       or (r.buckets is distinct from d.buckets and coalesce(cardinality(d.buckets), 0) <= 1500))
  and not exists (select from stale s where s.metric_id = coalesce(r.metric_id, e.metric_id)
                  and s.day = date_trunc('day', coalesce(r.at, e.begin), 'UTC'))
  and not exists (select from metric_closed_month c
                  where c.month = date_trunc('month', coalesce(r.at, e.begin) at time zone 'UTC')::date);
