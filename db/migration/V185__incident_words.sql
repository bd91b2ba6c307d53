-- incident: its name and its postmortem in other languages

create table incident_translation (
    incident_id      varchar(12) not null references incident (id) on delete cascade,
    language         varchar(2)  not null,
    name             text,
    postmortem_draft text,
    postmortem       text,
    primary key (incident_id, language),
    constraint incident_translation_language_is_a_code check (language ~ '^[a-z]{2}$')
);
comment on table incident_translation is
    'incident: its name and its postmortem in another language, as a person gave them; null where they stay as they were written';
comment on column incident_translation.postmortem_draft is 'not public: published together with the draft of the postmortem';
