-- subscriber: how the team knows that an address agreed, and taking a person out of the audit trail

alter table subscriber add column consent varchar(255);
comment on column subscriber.consent is
    'where the team says that the address agreed; null where the address agreed by its own link, or has not yet';

-- Still nothing is ever taken away but an erased person's address, and that only by whoever erases it.
create or replace function audit_refuse() returns trigger language plpgsql as
$$
begin
    if tg_op = 'UPDATE' and current_setting('status.audit_erasing', true) = 'yes' then
        if old.noun in ('subscriber', 'subscriber_endpoint', 'delivery_suspension')
            and to_jsonb(new) - array['noun_name', 'before', 'after'] = to_jsonb(old) - array['noun_name', 'before', 'after'] then
            return new;
        end if;
    end if;
    raise exception 'the audit trail is only added to';
end
$$;
