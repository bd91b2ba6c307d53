-- metric: a version for people who edit what is said of it

alter table metric add column version integer not null default 0;
