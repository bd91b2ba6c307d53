-- delivery: a restored or copied database sends nothing before somebody has looked
create table delivery_permit (
    only_one boolean primary key default true,
    database varchar(100) not null,
    timeline varchar(20)  not null,
    base_url varchar(500) not null,
    held_at  timestamptz,
    constraint delivery_permit_is_one check (only_one)
);
comment on table delivery_permit is
    'delivery: which database this was when it last sent, for which public address; with held_at nothing is sent';
