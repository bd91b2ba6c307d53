-- subscriber: who hears of news, as other rooms may read it with one statement
create or replace view subscriber_recipient as
select s.id as recipient_id, s.channel, s.address, s.locale, s.all_components,
    array(select c.component_id from subscriber_component c where c.subscriber_id = s.id) as component_ids,
    array(select i.incident_id from subscriber_incident i where i.subscriber_id = s.id) as incident_ids
from subscriber s
where s.state = 'active';
comment on view subscriber_recipient is 'subscriber: the active ones; component_ids and incident_ids count only without all_components';
