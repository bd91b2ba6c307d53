-- notification: a fan-out to many goes in portions, so that the first mails leave at once
alter table outbox
    add column fanned_out_to varchar(40),
    add column queued_so_far integer not null default 0;
comment on column outbox.fanned_out_to is
    'the last subscriber, in the order of ids, whom the fan-out has considered; null before it has begun';
