-- Queue order, preferred agents, custom fields of conversations; skills and absence of agents.

alter table conversations
    add column priority_weight integer not null default 99,
    add column sla_minutes integer not null default 9999999,
    add column preferred_agent_id text collate "C",
    add column avoided_agent_id text collate "C",
    add column custom_fields jsonb not null default '{}';

create index conversations_waiting_by_priority on conversations (department_id, priority_weight, queued_at, room_id) where status = 'queued';
create index conversations_waiting_by_sla on conversations (department_id, sla_minutes, queued_at, room_id) where status = 'queued';
create index conversations_of_agent on conversations (agent_id) where status = 'open';

alter table agents
    add column skills jsonb not null default '[]',
    add column left_at timestamptz;
create index agents_left on agents (left_at) where left_at is not null;
