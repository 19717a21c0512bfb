-- What is searched is folded further (letters without a decomposition, full-width forms), and phone numbers are compared in one form. Rows
-- of before that are found by something else now are worked off in the background; contacts are, as ever, by their search_version.

create table search_backlog (
    kind text not null,
    key text not null,
    primary key (kind, key)
) without rowid;

-- Texts in JSON are escaped.
insert into search_backlog
select 'conversation', room_id from conversations where length(cast(name as blob)) <> length(name) or instr(custom_fields, '\u') > 0;

insert into search_backlog
select 'visitor', visitor_key from visitors
where phone is not null or instr(email, 'xn--') > 0 or length(cast(search_key as blob)) <> length(search_key);

insert into search_backlog select 'account', user_id from accounts where length(cast(name as blob)) <> length(name);
