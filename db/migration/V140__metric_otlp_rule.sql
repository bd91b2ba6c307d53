-- metric: which OTLP series feed which metric, where a service's request durations are not what is meant

create table otlp_rule (
    id          varchar(12) primary key,
    metric_id   varchar(12)   not null references metric (id) on delete cascade,
    otlp_metric varchar(255)  not null,
    conditions  varchar(2000) not null default '',
    measure     varchar(10)   not null,
    part        varchar(500)  not null default '',
    heard_at    timestamptz
);
comment on table otlp_rule is 'metric: series of an OTLP metric, chosen by attributes, that feed a metric of ours';
comment on column otlp_rule.conditions is 'one attribute=value a line, all of which must hold; a * at the end of a value stands for any rest';
comment on column otlp_rule.measure is 'mean: sum over count; share: the count of what part names over the count of all';
comment on column otlp_rule.heard_at is 'when something last matched, to ten seconds';
create index otlp_rule_by_metric on otlp_rule (metric_id);
