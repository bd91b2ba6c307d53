-- delivery: how often nobody knows whether the other side has taken it
alter table delivery add column unclear smallint not null default 0;
comment on column delivery.unclear is
    'how many attempts ended without an answer to the whole message, so that it may have arrived; it is tried a few times only';
