-- identity: a second step at the sign-in, and passkeys

create table second_step (
    person_id  varchar(12) primary key references person (id) on delete cascade,
    secret     bytea       not null,
    last_step  bigint      not null,
    created_at timestamptz not null
);
comment on table second_step is
    'identity: somebody''s TOTP key, encrypted; last_step is the newest time step that was used and is refused from then on';

create table recovery_code (
    person_id varchar(12) not null references person (id) on delete cascade,
    code_hash char(64)    not null,
    primary key (person_id, code_hash)
);
comment on table recovery_code is 'identity: what is left of somebody''s recovery codes, hashed; a used one goes';

create table sign_in_rule (
    only_row             boolean primary key default true,
    second_step_required boolean not null default false,
    constraint sign_in_rule_has_one_row check (only_row)
);
comment on table sign_in_rule is 'identity: what the administrators ask of every sign-in';
insert into sign_in_rule (only_row) values (true);

-- The tables of Spring Security's passkeys, which names and fills the columns.
create table user_entities (
    id           varchar(1000) primary key,
    name         varchar(100)  not null unique,
    display_name varchar(200)
);
comment on table user_entities is 'identity: the handle by which passkeys know a person; name is the person''s id';

create table user_credentials (
    credential_id                varchar(1000) primary key,
    user_entity_user_id          varchar(1000) not null references user_entities (id) on delete cascade,
    public_key                   bytea         not null,
    signature_count              bigint,
    uv_initialized               boolean,
    backup_eligible              boolean       not null,
    authenticator_transports     varchar(1000),
    public_key_credential_type   varchar(100),
    backup_state                 boolean       not null,
    attestation_object           bytea,
    attestation_client_data_json bytea,
    created                      timestamp,
    last_used                    timestamp,
    label                        varchar(1000) not null
);
comment on table user_credentials is 'identity: public keys of passkeys';
create index user_credentials_by_user on user_credentials (user_entity_user_id);
