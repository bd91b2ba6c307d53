-- alert: rules on figures, and the incidents that they and other programs propose

create table alert_rule (
    id            varchar(12) primary key,
    name          varchar(255)     not null,
    kind          varchar(12)      not null,
    metric_id     varchar(12),
    probe_id      varchar(12),
    side          varchar(5)       not null,
    threshold     double precision not null,
    recovery      double precision not null,
    bad_minutes   integer          not null,
    of_minutes    integer          not null,
    days          integer          not null,
    component_id  varchar(12),
    mails         varchar(1000)    not null,
    webhook_url   varchar(1000)    not null,
    is_publishing boolean          not null,
    paused_at     timestamptz,
    created_at    timestamptz      not null,
    version       integer          not null default 0,
    next_at       timestamptz      not null,
    is_firing     boolean          not null default false,
    state_since   timestamptz      not null,
    checked_at    timestamptz,
    constraint alert_rule_kind_is_known check (kind in ('figure', 'silence', 'certificate')),
    constraint alert_rule_side_is_known check (side in ('above', 'below')),
    constraint alert_rule_minutes_are_sound check (bad_minutes between 1 and 120 and of_minutes between bad_minutes and 120),
    constraint alert_rule_days_are_sound check (days between 1 and 90),
    constraint alert_rule_asks_one_thing check ((kind = 'certificate') = (metric_id is null)
        and (kind = 'certificate') = (probe_id is not null))
);
comment on table alert_rule is
    'alert: what is looked at again and again, who hears of it, and whether it is bad just now';
comment on column alert_rule.next_at is 'when it is looked at next; whoever moves it on does the looking';
create index alert_rule_due on alert_rule (next_at);

create table incident_proposal (
    id               varchar(12) primary key,
    fingerprint      varchar(100)  not null,
    source           varchar(255)  not null,
    rule_id          varchar(12),
    metric_id        varchar(12),
    name             varchar(255)  not null,
    body             varchar(4000) not null,
    component_id     varchar(12),
    component_status varchar(20)   not null,
    started_at       timestamptz   not null,
    created_at       timestamptz   not null,
    updated_at       timestamptz   not null,
    recovered_at     timestamptz,
    state            varchar(10)   not null default 'open',
    incident_id      varchar(12),
    constraint incident_proposal_state_is_known check (state in ('open', 'dismissed', 'published', 'closed')),
    constraint incident_proposal_is_published_as_something check (state <> 'published' or incident_id is not null)
);
comment on table incident_proposal is
    'alert: trouble that a rule or another program saw, until a person publishes it as an incident or dismisses it';
comment on column incident_proposal.fingerprint is 'what tells one trouble from another: rule:<id>, or the sender''s own word';
create unique index incident_proposal_of_one_trouble on incident_proposal (fingerprint) where recovered_at is null;
create index incident_proposal_newest on incident_proposal (created_at desc);
