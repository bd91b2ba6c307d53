-- identity: what people have typed into the desk's forms and not sent yet

create table draft (
    person_id varchar(12) not null references person (id) on delete cascade,
    form      varchar(60) not null,
    fields    text        not null,
    saved_at  timestamptz not null,
    primary key (person_id, form),
    constraint draft_is_bounded check (length(fields) <= 150000)
);
comment on table draft is
    'identity: one a person and form, kept until it is sent, given up or a month old; fields are JSON, as they were typed';
create index draft_by_time on draft (saved_at);
