-- A page with a long past: as many resolved incidents as the setting long_history.incidents says, spread over the ten
-- years up to the day before yesterday, each with four entries that name a component.
--   PGOPTIONS="-c long_history.incidents=10000" psql -f long-history.sql
with n as (
    select n,
           'past' || lpad(n::text, 8, '0') as id,
           date_trunc('minute', now()) - interval '2 days'
               - n * (interval '3650 days' / current_setting('long_history.incidents')::int) as began
    from generate_series(1, current_setting('long_history.incidents')::int) n
)
insert into incident (id, name, status, impact, backfilled, started_at, monitoring_at, resolved_at,
                      created_at, updated_at, version)
select id, 'Slow answers of region ' || n, 'resolved', 'minor', true, began, began + interval '40 minutes',
       began + interval '1 hour', began, began + interval '1 hour', 3
from n;

insert into incident_update (id, incident_id, status, body, display_at, deliver_notifications, edited,
                             created_at, updated_at)
select 'u' || step || right(i.id, 10), i.id,
       (array['investigating', 'identified', 'monitoring', 'resolved'])[step],
       format('Step %s of **%s**: some requests to region %s take longer than they should, about %s of a hundred. '
              'Messages are queued and not lost. We look at [the queue](https://example.com/q/%s) and tell more soon.',
              step, i.name, right(i.id, 4), step * 3, md5(i.id || step)),
       i.started_at + (step - 1) * interval '20 minutes', true, false,
       i.started_at + (step - 1) * interval '20 minutes', i.started_at + (step - 1) * interval '20 minutes'
from incident i cross join generate_series(1, 4) step
where i.id like 'past________';

insert into incident_update_component (incident_update_id, position, component_id, component_name,
                                       old_status, new_status)
select u.id, 0, c.id, c.name,
       case when u.status = 'investigating' then 'operational' else 'degraded_performance' end,
       case when u.status = 'resolved' then 'operational' else 'degraded_performance' end
from incident_update u
join lateral (
    select id, name from component
    order by md5(component.id || right(u.incident_id, 8)) limit 1
) c on true
where u.incident_id like 'past________';

update generation set number = number + 1;
