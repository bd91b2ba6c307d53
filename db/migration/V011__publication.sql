-- publication: which version of the site is the present one

create table generation (
    only_one   boolean     primary key default true,
    number     bigint      not null,
    changed_at timestamptz not null,
    constraint generation_is_the_only_one check (only_one)
);
comment on table generation is 'publication: rises with every change of the public site, in the change''s own transaction';
insert into generation (number, changed_at) values (0, now());
