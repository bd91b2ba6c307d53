-- probe: what is asked, what must be in the answer, and where the time of the last check went

alter table probe add column method varchar(10) not null default 'GET';
alter table probe add column headers varchar(2000) not null default '';
alter table probe add column follows_redirects boolean not null default false;
alter table probe add column expected_text varchar(500) not null default '';
alter table probe add column json_path varchar(200) not null default '';
alter table probe add column json_value varchar(200) not null default '';
alter table probe add column last_phases double precision[];
comment on column probe.headers is 'one "Name: value" a line, kept readable';
comment on column probe.last_phases is
    'milliseconds of the last check that got through: name, connection, TLS, first byte, whole answer; null where there was none';
