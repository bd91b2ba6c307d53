-- identity: people come by invitation, may be put to rest, and get back in by a mail

alter table person add column active boolean not null default true;

create table invitation (
    id         varchar(12) primary key,
    email      varchar(254) not null,
    role       varchar(20)  not null,
    token_hash char(64)     not null,
    created_at timestamptz  not null,
    expires_at timestamptz  not null,
    constraint invitation_email_is_lower_case check (email = lower(email)),
    constraint invitation_email_is_asked_once unique (email),
    constraint invitation_role_is_known check (role in ('administrator', 'editor', 'viewer')),
    constraint invitation_is_known_once unique (token_hash)
);
comment on table invitation is 'identity: somebody who may join; the row goes when they do, or when it is withdrawn';

create table password_reset (
    id         varchar(12) primary key,
    person_id  varchar(12) not null references person (id) on delete cascade,
    token_hash char(64)    not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    constraint password_reset_is_known_once unique (token_hash)
);
comment on table password_reset is 'identity: a link by which somebody chooses a new password; all of theirs go once one is used';
create index password_reset_by_person on password_reset (person_id);
