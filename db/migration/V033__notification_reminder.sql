-- notification: subscribers are also reminded of maintenance before it begins
alter table outbox add kind varchar(40) not null default 'notification.update';
comment on column outbox.kind is
    'which words go out; for a reminder update_id is the reminder''s own id, which is no entry of the incident';
