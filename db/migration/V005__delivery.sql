-- delivery: what is on its way to whom

create table delivery (
    id              bigint generated always as identity primary key,
    kind            varchar(40)  not null,
    subject_id      varchar(40)  not null,
    recipient_id    varchar(40)  not null,
    channel         varchar(20)  not null,
    address         varchar(500) not null,
    locale          varchar(35)  not null,
    lane            smallint     not null,
    state           varchar(10)  not null default 'queued',
    attempts        integer      not null default 0,
    next_attempt_at timestamptz  not null,
    claimed_by      varchar(40),
    last_error      varchar(500),
    created_at      timestamptz  not null,
    finished_at     timestamptz,
    constraint delivery_is_made_once_a_recipient unique (kind, subject_id, recipient_id),
    constraint delivery_state_is_known check (state in ('queued', 'sent', 'refused', 'cancelled')),
    constraint delivery_lane_is_known check (lane between 1 and 3),
    constraint delivery_is_finished_when_not_queued check ((state = 'queued') = (finished_at is null))
);
comment on table delivery is
    'delivery: one message to one recipient, as long as it waits and after; the words are made when it is sent';
comment on column delivery.subject_id is 'what the message is about; its kind''s composer knows what that names';
comment on column delivery.next_attempt_at is
    'not before this instant; of a claimed row the end of its lease, after which anybody may take it';
comment on column delivery.claimed_by is 'the sender that holds the lease; null when nobody does';

-- what a sender may take next: the index is as short as the queue
create index delivery_due on delivery (lane, next_attempt_at, id) where state = 'queued';
create index delivery_by_end on delivery (finished_at desc, id desc) where finished_at is not null;
