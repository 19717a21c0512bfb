-- Conversations are listed by whether they are verified or unread, by priority and by channel.
-- A document's text is JSON without spaces, in which a quote within a text is escaped: what is looked for can only be the member itself.

alter table conversations
    add column verified boolean not null default false,
    add column unread boolean not null default false;
update conversations set verified = true where position('"verified":true' in document) > 0;
update conversations set unread = true
where position('"unreadByAgent":' in document) > 0 and position('"unreadByAgent":0' in document) = 0;

create index conversations_verified on conversations (opened_at, room_id) where verified;
create index conversations_with_priority on conversations (priority_weight, opened_at, room_id) where priority_weight < 99;
create index conversations_by_source on conversations (source_type, opened_at, room_id);
-- Whether a message is unread changes too often for an index of its own: it is asked of what is not closed.
create index conversations_live on conversations (opened_at, room_id) where status <> 'closed';
