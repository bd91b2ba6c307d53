-- metric: taken off the page with all that was measured kept

alter table metric add column archived_at timestamptz;
comment on column metric.archived_at is 'since when it is off the page; null while it is in use';
