-- identity: from which role on a second step is required

alter table sign_in_rule add column second_step_from varchar(20);
alter table sign_in_rule add constraint sign_in_rule_knows_the_role
    check (second_step_from in ('viewer', 'editor', 'administrator'));
update sign_in_rule set second_step_from = 'viewer' where second_step_required;
comment on column sign_in_rule.second_step_from is
    'the least role that must sign in with a second step; null where nobody must. second_step_required follows it for programs of the release before';
