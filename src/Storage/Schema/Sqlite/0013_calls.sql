-- Telephone calls. An event of a call rewrites its row, and a call has some ten events.

create table calls (
    row_number integer primary key,
    call_id text not null unique,
    contact_id text,
    shown_contact_id text,
    name text,
    name_key text not null,
    unknown integer not null,
    number_key text,
    state text not null,
    is_open integer not null,
    direction text,
    agent_id text,
    department_id text,
    queue_key text,
    started_at integer not null,
    answered_at integer,
    ended_at integer,
    follow_up text,
    disposition_id text,
    tags text not null,
    to_match integer not null,
    due_at integer,
    due_slot integer,
    search text not null,
    document text not null
);
create index calls_by_started on calls (started_at, call_id);
create index calls_by_ended on calls (ended_at, call_id);
create index calls_by_state on calls (state, started_at, call_id);
create index calls_open on calls (started_at, call_id) where is_open;
create index calls_by_contact on calls (contact_id, started_at, call_id) where contact_id is not null;
create index calls_by_number on calls (number_key, call_id) where number_key is not null and contact_id is null;
create index calls_by_department on calls (department_id, started_at, call_id) where department_id is not null;
create index calls_by_disposition on calls (disposition_id, started_at, call_id) where disposition_id is not null;
create index calls_to_follow on calls (started_at, call_id) where follow_up in ('open', 'taken');
create index calls_missed_of_number on calls (number_key, started_at) where follow_up in ('open', 'taken');
create index calls_that_reached on calls (answered_at) where direction = 'outbound' and answered_at is not null;
create index calls_due on calls (due_slot) where due_slot is not null;
create index calls_to_match on calls (call_id) where to_match;

-- As that of the contacts: kept by the writer, and what is deleted leaves it at once.
create virtual table call_search using fts5 (
    search, content = 'calls', content_rowid = 'row_number', tokenize = 'trigram case_sensitive 1');
insert into call_search (call_search, rank) values ('secure-delete', 1);

-- All agents with a part in a call.
create table call_agents (
    call_id text not null,
    agent_id text not null,
    primary key (call_id, agent_id)
);
create index call_agents_by_agent on call_agents (agent_id, call_id);

-- Calls have many entries: they are no rare type.
drop index journal_rare_type;
create index journal_rare_type on journal (entity_type, position) where entity_type not in ('contact', 'conversation', 'visitor', 'call');
