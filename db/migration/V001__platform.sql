-- platform: what every room stands on

create table secret_key (
    name       varchar(40) primary key,
    value      bytea       not null,
    created_at timestamptz not null default now()
);
comment on table secret_key is 'platform: keys made at the first start, from which tokens in links are derived';
