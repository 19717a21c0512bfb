-- What lists, filters and search read. Written in the transaction of the journal entries.
-- Columns named *_key hold the value lower-cased, for sorting and comparing without regard to case.
create extension if not exists pg_trgm;

create table contacts (
    contact_id     text collate "C" primary key,
    name           text             not null,
    name_key       text collate "C" not null,
    unknown        boolean          not null,
    enabled        boolean          not null,
    pre_registered boolean          not null,
    manager_id     text collate "C",
    created_at     timestamptz      not null,
    updated_at     timestamptz      not null,
    last_chat_at   timestamptz,
    search         text             not null,
    document       text             not null
);
create index contacts_by_name on contacts (name_key, contact_id);
create index contacts_by_created on contacts (created_at, contact_id);
create index contacts_by_updated on contacts (updated_at, contact_id);
create index contacts_by_last_chat on contacts (last_chat_at nulls first, contact_id);
create index contacts_search on contacts using gin (search gin_trgm_ops);

create table contact_addresses (
    contact_id text collate "C" not null,
    kind       text collate "C" not null,
    address    text collate "C" not null,
    primary key (contact_id, kind, address)
);
create index contact_addresses_by_address on contact_addresses (kind, address);

create table contact_channels (
    contact_id  text collate "C" not null,
    ordinal     integer          not null,
    visitor_id  text collate "C" not null,
    source_type text collate "C" not null,
    source_id   text collate "C",
    name        text             not null,
    verified    boolean          not null,
    blocked     boolean          not null,
    primary key (contact_id, ordinal)
);
create index contact_channels_by_visitor on contact_channels (visitor_id, source_type);

create table visitors (
    visitor_key text collate "C" primary key,
    visitor_id  text collate "C" not null,
    username    text             not null,
    name        text,
    email       text,
    phone       text,
    created_at  timestamptz      not null,
    document    text             not null
);
create index visitors_by_id on visitors (visitor_id);

-- Every message updates its conversation. That stays cheap while it changes no indexed column (a heap-only update), so times that every
-- message moves are indexed by their slot: time divided by ten minutes. Within a slot the exact time decides.
create table conversations (
    room_id         text collate "C" primary key,
    contact_id      text collate "C" not null,
    visitor_id      text collate "C" not null,
    visitor_key     text collate "C" not null,
    name            text             not null,
    name_key        text collate "C" not null,
    status          text collate "C" not null,
    agent_id        text collate "C",
    department_id   text collate "C",
    opened_at       timestamptz      not null,
    queued_at       timestamptz,
    closed_at       timestamptz,
    last_message_at timestamptz      not null,
    last_message_slot integer        not null,
    due_at          timestamptz,
    due_slot        integer,
    source_type     text collate "C" not null,
    source_id       text collate "C",
    tags            jsonb            not null,
    document        text             not null
) with (fillfactor = 70);
create index conversations_by_opened on conversations (opened_at, room_id);
create index conversations_by_closed on conversations (closed_at nulls first, room_id);
create index conversations_by_last_message on conversations (last_message_slot);
create index conversations_by_name on conversations (name_key, room_id);
create index conversations_search on conversations using gin (name_key gin_trgm_ops);
create index conversations_by_contact on conversations (contact_id, opened_at);
create index conversations_by_visitor on conversations (visitor_id, opened_at);
create index conversations_by_agent on conversations (agent_id, opened_at) where agent_id is not null;
create index conversations_served on conversations (agent_id, opened_at, room_id) where status <> 'closed';
create index conversations_waiting on conversations (department_id, queued_at, room_id) where status = 'queued';
create index conversations_due on conversations (due_slot) where due_slot is not null;

create table accounts (
    user_id      text collate "C" primary key,
    username     text             not null,
    username_key text collate "C" not null,
    name         text             not null,
    name_key     text collate "C" not null,
    email        text,
    email_key    text collate "C",
    active       boolean          not null,
    roles        jsonb            not null,
    created_at   timestamptz      not null,
    document     text             not null,
    constraint accounts_username unique (username_key),
    constraint accounts_email unique (email_key)
);

create table account_tokens (
    user_id    text collate "C" not null,
    token_hash text collate "C" not null,
    created_at timestamptz      not null,
    expires_at timestamptz      not null,
    primary key (user_id, token_hash)
);
create index account_tokens_by_hash on account_tokens (token_hash);

create table agents (
    user_id          text collate "C" primary key,
    username         text             not null,
    available        boolean          not null,
    serving          integer          not null,
    capacity         integer,
    last_assigned_at timestamptz,
    document         text             not null
);
create index agents_available on agents (serving, user_id) where available;

create table departments (
    department_id text collate "C" primary key,
    name          text             not null,
    name_key      text collate "C" not null,
    enabled       boolean          not null,
    archived      boolean          not null,
    document      text             not null
);
create index departments_by_name on departments (name_key);

create table department_agents (
    department_id text collate "C" not null,
    agent_id      text collate "C" not null,
    primary key (department_id, agent_id)
);
create index department_agents_by_agent on department_agents (agent_id);
