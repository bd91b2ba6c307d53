-- incident: since when there has been a postmortem, or a draft of it

alter table incident add column postmortem_created_at timestamptz;
comment on column incident.postmortem_created_at is 'when its first draft was written; null without a postmortem';

-- for what was written so far, the earliest time that is still known
update incident
set postmortem_created_at = least(postmortem_draft_at, postmortem_body_at, postmortem_published_at)
where coalesce(postmortem_draft_at, postmortem_body_at, postmortem_published_at) is not null;
