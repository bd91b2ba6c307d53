-- page: where and in which colours the notice stands that other sites embed

alter table page add column embed_position varchar(12);
alter table page add column embed_incident_background varchar(7);
alter table page add column embed_incident_text varchar(7);
alter table page add column embed_maintenance_background varchar(7);
alter table page add column embed_maintenance_text varchar(7);
alter table page add constraint page_embed_stands_in_a_corner
    check (embed_position in ('top-left', 'top-right', 'bottom-left', 'bottom-right'));
alter table page add constraint page_embed_has_colours
    check (embed_incident_background ~ '^#?[0-9a-fA-F]{6}$' and embed_incident_text ~ '^#?[0-9a-fA-F]{6}$'
        and embed_maintenance_background ~ '^#?[0-9a-fA-F]{6}$' and embed_maintenance_text ~ '^#?[0-9a-fA-F]{6}$');
comment on column page.embed_position is 'the corner of the notice of /embed.js; null is the usual one, at the bottom right';
comment on column page.embed_maintenance_background is
    'the colour of the notice of maintenance under way; null shows none, as it is no trouble';
