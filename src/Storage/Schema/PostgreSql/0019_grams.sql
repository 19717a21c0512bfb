-- Short texts, deep pages and filters that few rows match (docs/adr/0109).

-- A page far down is counted along an index: only what is on it is read. These have the two flags that every list of contacts names.
create index contacts_listed_by_name on contacts (unknown, enabled, name_key, contact_id);
create index contacts_listed_by_created on contacts (unknown, enabled, created_at, contact_id);
create index contacts_listed_by_updated on contacts (unknown, enabled, updated_at, contact_id);
create index contacts_listed_by_last_chat on contacts (unknown, enabled, last_chat_at nulls first, contact_id);
drop index contacts_by_name;
drop index contacts_by_created;
drop index contacts_by_updated;
drop index contacts_by_last_chat;

-- One of 32 parts of the contacts, by the second of their creation: an import is spread over all of them, and what stands together in the
-- table is together in a part. The same in PostgresGrams.cs.
create function search_part(created_at timestamptz) returns text language sql immutable parallel safe as $$
    select chr(48 + (floor(date_part('epoch', created_at - timestamptz '2000-01-01 00:00:00+00'))::bigint & 31)::integer)
$$;

-- All characters and pairs of characters of a text, each behind the part: once from its first character on, once from its second.
create function search_grams(part text, search text) returns text[] language sql immutable parallel safe as $$
    select string_to_array(
            part || regexp_replace(search, '(.)(.)', E'\\1\x01' || part || E'\\1\\2\x01' || part, 'g'), E'\x01')
        || string_to_array(
            part || regexp_replace(substr(search, 2), '(.)(.)', E'\\1\x01' || part || E'\\1\\2\x01' || part, 'g'), E'\x01')
$$;
-- Compared by code points. What is written waits in a list, which is read by each search, so it is kept short (in kB).
create index contacts_grams on contacts using gin (search_grams(search_part(created_at), search collate "C"))
    with (gin_pending_list_limit = 256);

-- A message changes none of these columns.
create index conversations_grams on conversations using gin (search_grams('', name_key));
create index conversations_tags on conversations using gin (tags);
create index conversations_by_department on conversations (department_id, opened_at, room_id) where department_id is not null;
