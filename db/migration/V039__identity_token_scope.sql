-- identity: what a token may do; tokens made before there were scopes may do everything, as they always could

alter table api_token add column scopes varchar(20)[] not null default '{admin}';
alter table api_token alter column scopes drop default;
alter table api_token add constraint api_token_scopes_are_known check
    (cardinality(scopes) > 0 and scopes <@ cast('{read,incidents,metrics,subscribers,admin}' as varchar[]));
comment on column api_token.scopes is 'identity: read everything; or change incidents, metrics or subscribers; or all of it';
