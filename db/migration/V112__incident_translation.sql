-- incident: what an entry says in other languages

create table incident_update_translation (
    incident_update_id varchar(12) not null references incident_update (id) on delete cascade,
    language           varchar(2)  not null,
    body               text        not null,
    primary key (incident_update_id, language),
    constraint incident_update_translation_language_is_a_code check (language ~ '^[a-z]{2}$')
);
comment on table incident_update_translation is
    'incident: the text of an entry in another language, as a person gave it; without one the entry stays as it was written';
