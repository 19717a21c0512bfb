-- Agents who served a conversation before; when a user's live connections were last seen.

create table conversation_agents (
    room_id text not null,
    agent_id text not null,
    primary key (room_id, agent_id)
) without rowid;
create index conversation_agents_by_agent on conversation_agents (agent_id, room_id);

create table user_connections (
    user_id text primary key,
    seen_at integer not null
) without rowid;
