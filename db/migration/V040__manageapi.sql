-- manageapi: what the management API keeps for its clients and nobody else reads

create table api_answer (
    token_id        varchar(12)  not null,
    idempotency_key varchar(255) not null,
    request_hash    varchar(64)  not null,
    status          integer,
    body            text,
    created_at      timestamptz  not null,
    primary key (token_id, idempotency_key),
    constraint api_answer_is_whole check ((status is null) = (body is null))
);
comment on table api_answer is
    'manageapi: the answer that an Idempotency-Key was given, written in the transaction of the change; kept for a day';
create index api_answer_by_time on api_answer (created_at);

create table api_incident_field (
    incident_id varchar(12) primary key,
    fields      jsonb not null
);
comment on table api_incident_field is
    'manageapi: what clients keep with an incident and the page itself has no use for: metadata, reminder intervals and so on';
