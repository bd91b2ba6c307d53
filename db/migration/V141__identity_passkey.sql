-- identity: passkeys go with their person, know moments in every time zone, and answer no question twice

alter table user_entities
    add constraint user_entities_are_people foreign key (name) references person (id) on delete cascade;

alter table user_credentials
    alter column created type timestamptz,
    alter column last_used type timestamptz;

create table passkey_challenge (
    hash    char(64)    primary key,
    used_at timestamptz not null
);
comment on table passkey_challenge is
    'identity: challenges that a sign-in has answered in the last day, hashed; the same answer is not taken again';
