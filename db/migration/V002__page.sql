-- page: what the page says about itself

create table page (
    id          varchar(12) primary key,
    name        varchar(100) not null,
    time_zone   varchar(60)  not null,
    about       varchar(2000),
    support_url varchar(500),
    created_at  timestamptz  not null,
    updated_at  timestamptz  not null,
    version     integer      not null,
    only_one    boolean      not null default true,
    constraint page_id_is_12_letters_or_digits check (id ~ '^[a-z0-9]{12}$'),
    constraint page_is_the_only_one unique (only_one),
    constraint page_is_marked_as_the_only_one check (only_one)
);
comment on table page is 'page: the one page of this installation';
