-- identity: who may sign in, and who has

create table person (
    id            varchar(12) primary key,
    email         varchar(254) not null,
    name          varchar(100) not null,
    role          varchar(20)  not null,
    password_hash varchar(200) not null,
    created_at    timestamptz  not null,
    version       integer      not null,
    constraint person_email_is_lower_case check (email = lower(email)),
    constraint person_email_is_used_once unique (email),
    constraint person_role_is_known check (role in ('administrator', 'editor', 'viewer'))
);
comment on table person is 'identity: somebody of the team';

create table setup_token (
    token_hash varchar(64) primary key,
    created_at timestamptz not null
);
comment on table setup_token is
    'identity: the hash of the link that makes the first administrator; replaced at each start, gone once used';

-- The tables of Spring Session, which names and fills the columns.
create table spring_session (
    primary_id            char(36) primary key,
    session_id            char(36) not null,
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval integer  not null,
    expiry_time           bigint   not null,
    principal_name        varchar(100)
);
comment on table spring_session is 'identity: who is signed in; principal_name is the person''s id, times are milliseconds';
create unique index spring_session_by_id on spring_session (session_id);
create index spring_session_by_expiry on spring_session (expiry_time);
create index spring_session_by_person on spring_session (principal_name);

create table spring_session_attributes (
    session_primary_id char(36)     not null references spring_session (primary_id) on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    primary key (session_primary_id, attribute_name)
);
comment on table spring_session_attributes is 'identity: what a session holds';
