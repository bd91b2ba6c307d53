-- alert: from where on a metric counts as bad

create table metric_limit (
    metric_id    varchar(12) primary key,
    component_id varchar(12),
    is_watched   boolean          not null,
    side         varchar(5)       not null,
    threshold    double precision not null,
    minutes      integer          not null,
    constraint metric_limit_side_is_known check (side in ('above', 'below')),
    constraint metric_limit_threshold_is_finite check (threshold > '-infinity' and threshold < 'infinity'),
    constraint metric_limit_minutes_are_at_most_two_hours check (minutes between 1 and 120)
);
comment on table metric_limit is
    'alert: where somebody has said from where on a metric is bad; without a row the limit follows from its kind';
comment on column metric_limit.component_id is 'whose state it speaks of; null for the one that has the name of its service';
