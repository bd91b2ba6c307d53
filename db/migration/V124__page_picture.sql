-- page: its logo and its icon

create table page_picture (
    name             varchar(12)  primary key,
    media_type       varchar(20)  not null,
    digest           char(64)     not null,
    width            integer      not null,
    height           integer      not null,
    alternative_text varchar(150) not null default '',
    content          bytea        not null,
    constraint page_picture_is_one_of_three check (name in ('logo', 'dark-logo', 'icon')),
    constraint page_picture_is_of_a_known_type
        check (media_type in ('image/png', 'image/jpeg', 'image/svg+xml', 'image/x-icon')),
    constraint page_picture_is_small check (octet_length(content) between 1 and 262144)
);
comment on table page_picture is 'page: its logo, the logo for dark themes, and the icon in a browser''s tab';
comment on column page_picture.digest is 'SHA-256 of the content, by which its address changes when it does';
