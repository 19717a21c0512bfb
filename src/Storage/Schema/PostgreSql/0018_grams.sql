-- Short texts, pages far down and filters that few rows match (docs/adr/0109).

-- What a text can be found by: three characters from each of its characters on, or the one or two before its end or before a line's end. Text of
-- one or two characters is found as the beginning of three. As a function whose cost is known (which one in SQL would lose), the planner does
-- not compute it for rows that it reads anyway; not parallel safe, so that no workers are started for what is found in milliseconds.
create function search_grams(search text) returns tsvector language plpgsql immutable cost 1000 as $$
begin
    return array_to_tsvector(array_remove(
        string_to_array(regexp_replace(search, '(...)', E'\\1\n', 'g'), E'\n')
            || string_to_array(regexp_replace(substr(search, 2), '(...)', E'\\1\n', 'g'), E'\n')
            || string_to_array(regexp_replace(substr(search, 3), '(...)', E'\\1\n', 'g'), E'\n'),
        ''));
end
$$;

-- Indexes that are built while the server works (PostgresIndexes.cs), in this order; what is replaced is dropped after all are built.
create table index_backlog (
    name       text collate "C" primary key,
    ordinal    integer          not null unique,
    of_table   text collate "C" not null,
    definition text             not null, -- behind "create index name"
    afterwards text,                      -- a statement that is executed once it is built
    replaced   text collate "C",
    built_at   timestamptz
);

-- Statistics would have the planner prefer a walk along the order for what many rows have, where each row costs more than its place in the index.
insert into index_backlog (ordinal, name, of_table, replaced, definition, afterwards) values
    (1, 'contacts_grams', 'contacts', 'contacts_search',
        'on contacts using gin (search_grams(search))',
        'alter index contacts_grams alter column 1 set statistics 0'),
    -- A page far down is counted along an index: only what is on it is read. These have the two flags that every list of contacts names.
    (2, 'contacts_listed_by_name', 'contacts', 'contacts_by_name', 'on contacts (unknown, enabled, name_key, contact_id)', null),
    (3, 'contacts_listed_by_created', 'contacts', 'contacts_by_created', 'on contacts (unknown, enabled, created_at, contact_id)', null),
    (4, 'contacts_listed_by_updated', 'contacts', 'contacts_by_updated', 'on contacts (unknown, enabled, updated_at, contact_id)', null),
    (5, 'contacts_listed_by_last_chat', 'contacts', 'contacts_by_last_chat',
        'on contacts (unknown, enabled, last_chat_at nulls first, contact_id)', null),
    -- A message changes none of these columns.
    (6, 'conversations_grams', 'conversations', 'conversations_search',
        'on conversations using gin (search_grams(name_key))',
        'alter index conversations_grams alter column 1 set statistics 0'),
    (7, 'conversations_tags', 'conversations', null, 'on conversations using gin (tags) where tags <> ''[]''', null),
    (8, 'conversations_by_department', 'conversations', null,
        'on conversations (department_id, opened_at, room_id) where department_id is not null', null),
    (9, 'calls_grams', 'calls', 'calls_search', 'on calls using gin (search_grams(search))',
        'alter index calls_grams alter column 1 set statistics 0'),
    (10, 'visitors_grams', 'visitors', 'visitors_search',
        'on visitors using gin (search_grams(search_key))',
        'alter index visitors_grams alter column 1 set statistics 0'),
    (11, 'visitors_by_username', 'visitors', null, 'on visitors (username, visitor_key)', null);

-- Where there are no rows, there is nothing to wait for.
do $$
declare
    awaited index_backlog;
    has_rows boolean;
begin
    for awaited in select * from index_backlog order by ordinal loop
        execute format('select exists (select 1 from %I)', awaited.of_table) into has_rows;
        continue when has_rows;
        execute format('create index %I %s', awaited.name, awaited.definition);
        if awaited.afterwards is not null then execute awaited.afterwards; end if;
        if awaited.replaced is not null then execute format('drop index %I', awaited.replaced); end if;
        delete from index_backlog where name = awaited.name;
    end loop;
end
$$;
