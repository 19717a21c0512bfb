-- What is searched is folded further (letters without a decomposition, full-width forms), and phone numbers are compared in one form. Rows
-- of before that are found by something else now are worked off in the background; contacts are, as ever, by their search_version.

create table search_backlog (
    kind text collate "C" not null,
    key  text collate "C" not null,
    primary key (kind, key)
);

insert into search_backlog
select 'conversation', room_id from conversations
where octet_length(name) <> char_length(name) or octet_length(custom_fields::text) <> char_length(custom_fields::text);

insert into search_backlog
select 'visitor', visitor_key from visitors
where phone is not null or strpos(email, 'xn--') > 0 or octet_length(search_key) <> char_length(search_key);

insert into search_backlog select 'account', user_id from accounts where octet_length(name) <> char_length(name);
