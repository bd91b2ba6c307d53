-- platform: periodic jobs that one instance does for all

create table shared_schedule (
    job     varchar(40) primary key,
    next_at timestamptz not null
);
comment on table shared_schedule is 'platform: when a periodic job is due again; whoever moves the time on does the job';
