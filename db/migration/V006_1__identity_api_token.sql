-- identity: the tokens by which programs prove who they are

create table api_token (
    id           varchar(12) primary key,
    name         varchar(100) not null,
    token_hash   char(64)     not null,
    created_at   timestamptz  not null,
    expires_at   timestamptz,
    last_used_at timestamptz,
    revoked_at   timestamptz,
    constraint api_token_is_known_once unique (token_hash)
);
comment on table api_token is 'identity: tokens of programs, by their SHA-256; revoked ones stay for the record';
