-- Telephone calls. An event of a call rewrites its row, and a call has some ten events.

create table calls (
    call_id          text collate "C" primary key,
    contact_id       text collate "C",
    shown_contact_id text collate "C",
    name             text,
    name_key         text collate "C" not null,
    unknown          boolean          not null,
    number_key       text collate "C",
    state            text collate "C" not null,
    is_open          boolean          not null,
    direction        text collate "C",
    agent_id         text collate "C",
    department_id    text collate "C",
    queue_key        text collate "C",
    started_at       timestamptz      not null,
    answered_at      timestamptz,
    ended_at         timestamptz,
    follow_up        text collate "C",
    disposition_id   text collate "C",
    tags             jsonb            not null,
    to_match         boolean          not null,
    due_at           timestamptz,
    due_slot         integer,
    search           text             not null,
    -- As in contacts: letters stand in for the breaks between words, across which no trigrams are made.
    search_joined    text             not null generated always as (translate(search, ' .@-+_()/', 'QXJZKVWYP')) stored,
    document         text             not null
) with (fillfactor = 70);
create index calls_by_started on calls (started_at, call_id);
create index calls_by_ended on calls (ended_at nulls first, call_id);
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
create index calls_search on calls using gin (search_joined gin_trgm_ops);

-- All agents with a part in a call.
create table call_agents (
    call_id  text collate "C" not null,
    agent_id text collate "C" not null,
    primary key (call_id, agent_id)
);
create index call_agents_by_agent on call_agents (agent_id, call_id);

-- Calls have many entries: they are no rare type.
drop index journal_rare_type;
create index journal_rare_type on journal (entity_type, position) where entity_type not in ('contact', 'conversation', 'visitor', 'call');
