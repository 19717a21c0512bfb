-- The one history. Positions follow the order of commit because SQLite has one writer at a time.
create table journal_head (
    only_row integer primary key default 1 check (only_row = 1),
    position integer not null
);
insert into journal_head (position) values (0);

-- Times are milliseconds since 1970-01-01 UTC.
create table journal (
    position        integer primary key,
    entity_type     text    not null,
    entity_id       text    not null,
    seq             integer not null,
    at              integer not null,
    actor           text    not null,
    kind            text    not null,
    data            text    not null,
    command_id      text,
    contact_id      text,
    conversation_id text,
    agent_id        text,
    department_id   text
);

-- The fence: one writer per actor.
create unique index journal_seq on journal (entity_type, entity_id, seq);
-- Exactly once.
create unique index journal_command on journal (entity_type, entity_id, command_id) where command_id is not null;
-- Copies of the configuration read a few small types out of millions of entries of the large ones, which need no help and are left out.
create index journal_rare_type on journal (entity_type, position) where entity_type not in ('contact', 'conversation', 'visitor');
