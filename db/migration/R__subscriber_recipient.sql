-- subscriber: who hears of news, as other rooms may read it with one statement
create or replace view subscriber_recipient as
select s.id as recipient_id, s.channel, s.address, s.locale, s.all_components,
    array(select c.component_id from subscriber_component c where c.subscriber_id = s.id) as component_ids,
    array(select i.incident_id from subscriber_incident i where i.subscriber_id = s.id and i.agreed) as incident_ids,
    s.ends_only, s.kinds
from subscriber s
where s.state = 'active';
comment on view subscriber_recipient is
    'subscriber: the active ones; component_ids counts only without all_components, and ends_only and kinds not for incident_ids';

-- The one rule of who hears of which entry. What is followed is heard of whole; everything else as it was narrowed down.
create or replace function subscriber_hearing(incident varchar, touched varchar[], planned boolean, turning boolean)
    returns table (recipient_id varchar, channel varchar, address varchar, locale varchar, hears boolean)
    language sql stable as
$$
select r.recipient_id, r.channel, r.address, r.locale,
    coalesce(incident = any(r.incident_ids), false)
        or ((r.all_components or r.component_ids && touched)
            and (turning or not r.ends_only)
            and r.kinds in ('both', case when planned then 'maintenance' else 'incidents' end))
from subscriber_recipient r
$$;
comment on function subscriber_hearing is
    'subscriber: each active one and whether it hears of an entry: of the incident of that id (null is a new one), which touches these components, is planned maintenance or not, and is begun or ended by the entry or not';
