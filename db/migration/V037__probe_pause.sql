-- probe: checks that rest

alter table probe add column paused_at timestamptz;
comment on column probe.paused_at is 'since when it is not checked; null while it is';
