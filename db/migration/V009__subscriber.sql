-- subscriber: who wants to hear of what

create table subscriber (
    id               varchar(12) primary key,
    channel          varchar(20)  not null,
    address          varchar(254) not null,
    state            varchar(12)  not null,
    all_components   boolean      not null,
    locale           varchar(35)  not null,
    salt             varchar(43)  not null,
    confirm_hash     varchar(64)  not null,
    manage_hash      varchar(64)  not null,
    unsubscribe_hash varchar(64)  not null,
    created_at       timestamptz  not null,
    asked_at         timestamptz  not null,
    confirmed_at     timestamptz,
    unsubscribed_at  timestamptz,
    version          integer      not null,
    constraint subscriber_id_is_12_letters_or_digits check (id ~ '^[a-z0-9]{12}$'),
    constraint subscriber_state_is_known check (state in ('unconfirmed', 'active', 'unsubscribed')),
    constraint subscriber_is_active_only_when_confirmed check (state <> 'active' or confirmed_at is not null),
    constraint subscriber_confirm_hash_is_one_persons unique (confirm_hash),
    constraint subscriber_manage_hash_is_one_persons unique (manage_hash),
    constraint subscriber_unsubscribe_hash_is_one_persons unique (unsubscribe_hash)
);
comment on table subscriber is 'subscriber: an address and what it wants to hear of; unsubscribed ones stay until erased';
comment on column subscriber.salt is 'what the tokens in links are derived from, together with a secret key';
comment on column subscriber.asked_at is 'when the last confirmation was asked for; unconfirmed ones are deleted after a week';
create unique index subscriber_is_one_an_address on subscriber (channel, lower(address));
create index subscriber_unconfirmed on subscriber (asked_at) where state = 'unconfirmed';

create table subscriber_component (
    subscriber_id varchar(12) not null references subscriber (id) on delete cascade,
    component_id  varchar(12) not null,
    primary key (subscriber_id, component_id)
);
comment on table subscriber_component is 'subscriber: the components that a subscriber of chosen ones wants to hear of';
