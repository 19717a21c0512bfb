-- Short texts, deep pages and filters that few rows match (docs/adr/0109).

-- A page far down is counted along an index: only what is on it is read. These have the two flags that every list of contacts names.
create index contacts_listed_by_name on contacts (unknown, enabled, name_key, contact_id);
create index contacts_listed_by_created on contacts (unknown, enabled, created_at, contact_id);
create index contacts_listed_by_updated on contacts (unknown, enabled, updated_at, contact_id);
create index contacts_listed_by_last_chat on contacts (unknown, enabled, last_chat_at, contact_id);
drop index contacts_by_name;
drop index contacts_by_created;
drop index contacts_by_updated;
drop index contacts_by_last_chat;

-- All characters and pairs of characters. Kept by the writer, as contact_search; it has no columns of its own, only the words.
create virtual table contacts_grams using fts5 (grams, content = '', detail = none, columnsize = 0, tokenize = 'ascii');
insert into contacts_grams (contacts_grams, rank) values ('secure-delete', 1);
insert into contacts_grams (rowid, grams) select row_number, search_grams(search) from contacts;
create virtual table calls_grams using fts5 (grams, content = '', detail = none, columnsize = 0, tokenize = 'ascii');
insert into calls_grams (calls_grams, rank) values ('secure-delete', 1);
insert into calls_grams (rowid, grams) select row_number, search_grams(search) from calls;

-- The tags of conversations. A message changes none, and does not come here.
create table conversation_tags (
    tag text not null,
    room_id text not null,
    primary key (tag, room_id)
) without rowid;
insert or ignore into conversation_tags (tag, room_id)
select item.value, room_id from conversations, json_each(conversations.tags) as item where tags <> '[]';
create trigger conversation_tags_inserted after insert on conversations when new.tags <> '[]'
begin
    insert or ignore into conversation_tags (tag, room_id) select value, new.room_id from json_each(new.tags);
end;
create trigger conversation_tags_updated after update of tags on conversations when new.tags <> old.tags
begin
    delete from conversation_tags where room_id = old.room_id and tag in (select value from json_each(old.tags));
    insert or ignore into conversation_tags (tag, room_id) select value, new.room_id from json_each(new.tags);
end;
create trigger conversation_tags_deleted after delete on conversations when old.tags <> '[]'
begin
    delete from conversation_tags where room_id = old.room_id and tag in (select value from json_each(old.tags));
end;

create index conversations_by_department on conversations (department_id, opened_at, room_id) where department_id is not null;
create index visitors_by_username on visitors (username, visitor_key);
