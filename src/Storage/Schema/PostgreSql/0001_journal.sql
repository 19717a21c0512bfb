-- The one history. Positions follow the order of commit because the writer's transaction holds the head row while it inserts.
create table journal_head (
    only_row boolean primary key default true check (only_row),
    position bigint not null
);
insert into journal_head (position) values (0);

create table journal (
    position        bigint                   not null,
    entity_type     text        collate "C"  not null,
    entity_id       text        collate "C"  not null,
    seq             bigint                   not null,
    at              timestamptz              not null,
    actor           text                     not null,
    kind            text        collate "C"  not null,
    data            text                     not null,
    command_id      text        collate "C",
    contact_id      text        collate "C",
    conversation_id text        collate "C",
    agent_id        text        collate "C",
    department_id   text        collate "C",
    constraint journal_position primary key (position),
    -- The fence: one writer per actor.
    constraint journal_seq unique (entity_type, entity_id, seq)
);

-- Exactly once.
create unique index journal_command on journal (entity_type, entity_id, command_id) where command_id is not null;
-- Copies of the configuration read a few small types out of millions of entries of the large ones, which need no help and are left out.
create index journal_rare_type on journal (entity_type, position) where entity_type not in ('contact', 'conversation', 'visitor');
