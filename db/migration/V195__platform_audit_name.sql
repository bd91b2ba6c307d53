-- platform: the audit trail names what has no name by its text

-- What has no name of its own is told by how its text begins: nobody knows an entry by its id.
--
-- Writes down a changed row in the very transaction of the change. It keeps silent where the program itself is at work,
-- and where nothing but hidden columns changed. Its arguments are the hidden columns.
create or replace function audit_change() returns trigger language plpgsql as
$$
declare
    who    text := current_setting('status.audit_kind', true);
    hidden text[] := tg_argv || array['version', 'updated_at'];
    old_one jsonb := case when tg_op = 'INSERT' then '{}' else audit_view(to_jsonb(old), hidden) end;
    new_one jsonb := case when tg_op = 'DELETE' then '{}' else audit_view(to_jsonb(new), hidden) end;
    whole  jsonb := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
    gone   jsonb;
    come   jsonb;
begin
    if coalesce(who, '') = '' or old_one = new_one then
        return null;
    end if;
    select coalesce(jsonb_object_agg(key, value), '{}') into gone
        from jsonb_each(old_one) where new_one -> key is distinct from value;
    select coalesce(jsonb_object_agg(key, value), '{}') into come
        from jsonb_each(new_one) where old_one -> key is distinct from value;
    insert into audit_entry (who_kind, who_id, who_name, address, verb, noun, noun_id, noun_name, before, after)
    values (who, nullif(current_setting('status.audit_id', true), ''), current_setting('status.audit_name', true),
        nullif(current_setting('status.audit_address', true), ''),
        case tg_op when 'INSERT' then 'created' when 'UPDATE' then 'changed' else 'deleted' end, tg_table_name,
        left(coalesce(whole ->> 'id', whole ->> (tg_table_name || '_id'), whole ->> 'person_id', whole ->> 'incident_id'), 200),
        left(coalesce(whole ->> 'name', whole ->> 'title', whole ->> 'email', whole ->> 'address',
            nullif(left(regexp_replace(whole ->> 'body', '\s+', ' ', 'g'), 80), '')), 255),
        nullif(gone, '{}'), nullif(come, '{}'));
    return null;
end
$$;
