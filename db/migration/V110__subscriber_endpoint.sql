-- subscriber: endpoints that are told by a request; what names them is a secret, so the subscriber's address is a label
create table subscriber_endpoint (
    subscriber_id varchar(12) primary key references subscriber (id) on delete cascade,
    sealed_url    bytea not null,
    sealed_secret bytea,
    contact       varchar(254)
);
comment on table subscriber_endpoint is
    'subscriber: where a webhook or a chat is told; encrypted, because whoever knows a chat''s URL can write there';
comment on column subscriber_endpoint.sealed_secret is 'what requests are signed with; null before it was shown to its owner';
comment on column subscriber_endpoint.contact is 'a mail address that hears of it when nothing gets through any more';
