-- probe: whether readers may see who reaches what

create table probe_publication (
    id    boolean primary key default true,
    shown boolean not null,
    constraint probe_publication_is_one check (id)
);
comment on table probe_publication is 'probe: one row, once somebody has decided whether the public page shows the matrix of vantage points';
