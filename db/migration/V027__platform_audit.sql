-- platform: the audit trail

create table audit_entry (
    id        bigint generated always as identity primary key,
    at        timestamptz  not null default clock_timestamp(),
    who_kind  varchar(10)  not null,
    who_id    varchar(40),
    who_name  varchar(254) not null,
    address   varchar(64),
    verb      varchar(40)  not null,
    noun      varchar(63)  not null,
    noun_id   varchar(200),
    noun_name varchar(255),
    before    jsonb,
    after     jsonb,
    constraint audit_entry_is_by_somebody check (who_kind in ('person', 'token', 'nobody'))
);
comment on table audit_entry is
    'platform: who did what, when and from where; before and after hold what changed. Rows are only ever added';
create index audit_entry_by_person on audit_entry (who_id, id);
create index audit_entry_by_time on audit_entry (at);

create function audit_refuse() returns trigger language plpgsql as
$$
begin
    raise exception 'the audit trail is only added to';
end
$$;
create trigger audit_entry_stays before update or delete on audit_entry
    for each row execute function audit_refuse();
create trigger audit_entry_stays_whole before truncate on audit_entry
    for each statement execute function audit_refuse();

-- What a row holds, without what is secret (by its name, so that no table can forget it) or beside the point, and with long texts cut.
create function audit_view(content jsonb, hidden text[]) returns jsonb language sql immutable as
$$
    select coalesce(jsonb_object_agg(key,
        case when jsonb_typeof(value) = 'string' and length(value #>> '{}') > 500
            then to_jsonb(left(value #>> '{}', 500) || '…')
            else value end), '{}')
    from jsonb_each(content)
    where key <> all (hidden) and key !~ '(hash|secret|salt)$' and value <> 'null'
$$;

-- Writes down a changed row in the very transaction of the change. It keeps silent where the program itself is at work,
-- and where nothing but hidden columns changed. Its arguments are the hidden columns.
create function audit_change() returns trigger language plpgsql as
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
        left(coalesce(whole ->> 'name', whole ->> 'title', whole ->> 'email', whole ->> 'address'), 255),
        nullif(gone, '{}'), nullif(come, '{}'));
    return null;
end
$$;
