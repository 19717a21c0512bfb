-- What lists, filters and search read. Written in the transaction of the journal entries.
-- Times are milliseconds since 1970-01-01 UTC, flags 0 or 1, lists JSON arrays.
-- Columns named *_key hold the value lower-cased, for sorting and comparing without regard to case.
create table contacts (
    row_number integer primary key,
    contact_id text not null unique,
    name text not null,
    name_key text not null,
    unknown integer not null,
    enabled integer not null,
    pre_registered integer not null,
    manager_id text,
    created_at integer not null,
    updated_at integer not null,
    last_chat_at integer,
    search text not null,
    document text not null
);
create index contacts_by_name on contacts (name_key, contact_id);
create index contacts_by_created on contacts (created_at, contact_id);
create index contacts_by_updated on contacts (updated_at, contact_id);
create index contacts_by_last_chat on contacts (last_chat_at, contact_id);
-- Any substring of at least three characters. Kept by the writer, not by triggers. What is deleted leaves the index at once (erasure).
create virtual table contact_search using fts5 (
    search, content = 'contacts', content_rowid = 'row_number', tokenize = 'trigram case_sensitive 1');
insert into contact_search (contact_search, rank) values ('secure-delete', 1);

create table contact_addresses (
    contact_id text not null,
    kind text not null,
    address text not null,
    primary key (contact_id, kind, address)
);
create index contact_addresses_by_address on contact_addresses (kind, address);

create table contact_channels (
    contact_id text not null,
    ordinal integer not null,
    visitor_id text not null,
    source_type text not null,
    source_id text,
    name text not null,
    verified integer not null,
    blocked integer not null,
    primary key (contact_id, ordinal)
);
create index contact_channels_by_visitor on contact_channels (visitor_id, source_type);

create table visitors (
    visitor_key text primary key,
    visitor_id text not null,
    username text not null,
    name text,
    email text,
    phone text,
    created_at integer not null,
    document text not null
);
create index visitors_by_id on visitors (visitor_id);

-- Every message updates its conversation. That stays cheap while it changes no indexed column, so times that every message moves are
-- indexed by their slot: time divided by ten minutes. Within a slot the exact time decides.
create table conversations (
    room_id text primary key,
    contact_id text not null,
    visitor_id text not null,
    visitor_key text not null,
    name text not null,
    name_key text not null,
    status text not null,
    agent_id text,
    department_id text,
    opened_at integer not null,
    queued_at integer,
    closed_at integer,
    last_message_at integer not null,
    last_message_slot integer not null,
    due_at integer,
    due_slot integer,
    source_type text not null,
    source_id text,
    tags text not null,
    document text not null
);
create index conversations_by_opened on conversations (opened_at, room_id);
create index conversations_by_closed on conversations (closed_at, room_id);
create index conversations_by_last_message on conversations (last_message_slot);
create index conversations_by_name on conversations (name_key, room_id);
create index conversations_by_contact on conversations (contact_id, opened_at);
create index conversations_by_visitor on conversations (visitor_id, opened_at);
create index conversations_by_agent on conversations (agent_id, opened_at) where agent_id is not null;
create index conversations_served on conversations (agent_id, opened_at, room_id) where status <> 'closed';
create index conversations_waiting on conversations (department_id, queued_at, room_id) where status = 'queued';
create index conversations_due on conversations (due_slot) where due_slot is not null;

create table accounts (
    user_id text primary key,
    username text not null,
    username_key text not null,
    name text not null,
    name_key text not null,
    email text,
    email_key text,
    active integer not null,
    roles text not null,
    created_at integer not null,
    document text not null
);
create unique index accounts_username on accounts (username_key);
create unique index accounts_email on accounts (email_key);

create table account_tokens (
    user_id text not null,
    token_hash text not null,
    created_at integer not null,
    expires_at integer not null,
    primary key (user_id, token_hash)
);
create index account_tokens_by_hash on account_tokens (token_hash);

create table agents (
    user_id text primary key,
    username text not null,
    available integer not null,
    serving integer not null,
    capacity integer,
    last_assigned_at integer,
    document text not null
);
create index agents_available on agents (serving, user_id) where available;

create table departments (
    department_id text primary key,
    name text not null,
    name_key text not null,
    enabled integer not null,
    archived integer not null,
    document text not null
);
create index departments_by_name on departments (name_key);

create table department_agents (
    department_id text not null,
    agent_id text not null,
    primary key (department_id, agent_id)
);
create index department_agents_by_agent on department_agents (agent_id);
