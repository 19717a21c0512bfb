-- Conversations are listed by whether they are verified or unread, by priority and by channel.
-- A document's text is JSON without spaces, in which a quote within a text is escaped: what is looked for can only be the member itself.

alter table conversations add column verified integer not null default 0;
alter table conversations add column unread integer not null default 0;
update conversations set verified = 1 where instr(document, '"verified":true') > 0;
update conversations set unread = 1 where instr(document, '"unreadByAgent":') > 0 and instr(document, '"unreadByAgent":0') = 0;

create index conversations_verified on conversations (opened_at, room_id) where verified;
create index conversations_with_priority on conversations (priority_weight, opened_at, room_id) where priority_weight < 99;
create index conversations_by_source on conversations (source_type, opened_at, room_id);
-- Whether a message is unread changes too often for an index of its own: it is asked of what is not closed.
create index conversations_live on conversations (opened_at, room_id) where status <> 'closed';
