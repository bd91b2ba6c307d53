-- delivery: addresses that are not written to any more
create table delivery_suspension (
    channel      varchar(20)  not null,
    address      varchar(500) not null,
    refusals     integer      not null,
    reason       varchar(500) not null,
    last_at      timestamptz  not null,
    suspended_at timestamptz,
    primary key (channel, address),
    constraint delivery_suspension_address_is_lower_case check (address = lower(address))
);
comment on table delivery_suspension is
    'delivery: addresses that the other side refused for good; with suspended_at nothing goes there but what its owner asks for';
create index delivery_suspension_by_end on delivery_suspension (suspended_at desc) where suspended_at is not null;

alter table delivery drop constraint delivery_state_is_known;
alter table delivery add constraint delivery_state_is_known
    check (state in ('queued', 'sent', 'refused', 'cancelled', 'suppressed'));
create index delivery_by_address on delivery (lower(address), id desc);
