-- publication: what readers saw last, for a program that starts with an empty data directory

create table last_edition (
    only_one   boolean     primary key default true,
    generation bigint      not null,
    documents  bytea       not null,
    made_at    timestamptz not null,
    constraint last_edition_is_the_only_one check (only_one)
);
-- it is compressed already
alter table last_edition alter column documents set storage external;
comment on table last_edition is 'publication: the documents of the present as they are served, packed; good for minutes, and only while the generation is the same';
