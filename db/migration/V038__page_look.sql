-- page: its colour, its own links and whether search engines may list it

alter table page add column brand varchar(7);
alter table page add column hidden_from_search boolean not null default false;
alter table page add column footer_links varchar(4000) not null default '';
alter table page add constraint page_brand_is_a_colour check (brand ~ '^#[0-9a-f]{6}$');
comment on column page.brand is 'the colour of actions and links, as #rrggbb; null for the usual one';
comment on column page.footer_links is 'one a line: an address, a blank, and the words of the link';
