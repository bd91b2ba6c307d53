-- admin: what the desk itself has to remember

create table submitted_form (
    form_key     varchar(64) primary key,
    location     varchar(200) not null,
    submitted_at timestamptz  not null
);
comment on table submitted_form is
    'admin: forms that were received, so that a repeated one does nothing; location is where its sender was led to';
create index submitted_form_by_time on submitted_form (submitted_at);
