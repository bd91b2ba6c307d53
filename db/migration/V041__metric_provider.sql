-- metric: figures of any kind, set up by programs

alter table metric drop constraint metric_kind_is_known;
alter table metric add constraint metric_kind_is_known check (kind in ('uptime', 'response_time', 'error_rate', 'value'));

create table metric_provider (
    id              varchar(12) primary key,
    type            varchar(20) not null,
    metric_base_uri varchar(500),
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    constraint metric_provider_type_is_known check (type in ('Self', 'Pingdom', 'NewRelic', 'Librato', 'Datadog'))
);
comment on table metric_provider is
    'metric: where programs say that figures come from; secrets of other systems are not kept, as none is asked here';

create table metric_setting (
    metric_id   varchar(12) primary key references metric (id) on delete cascade,
    provider_id varchar(12) references metric_provider (id) on delete cascade,
    identifier  varchar(255),
    display     boolean not null,
    tooltip     varchar(1000),
    y_axis_min  double precision,
    y_axis_max  double precision,
    y_axis_hidden boolean not null,
    constraint metric_setting_axis_rises check (y_axis_min < y_axis_max)
);
comment on table metric_setting is 'metric: how a metric is to be shown, where a program has said so';
create index metric_setting_by_provider on metric_setting (provider_id);
