-- Files of conversations, in pieces, for clusters whose nodes share no folder and no object store; which folder the nodes share, where they do.

create table files (
    room_key   text collate "C" not null,
    file_key   text collate "C" not null,
    upload_id  uuid not null,
    size_bytes bigint not null,
    primary key (room_key, file_key)
);

-- A file is there when its row above is; pieces without one are an upload that is under way, or was cut off.
create table file_pieces (
    room_key    text collate "C" not null,
    upload_id   uuid not null,
    number      integer not null,
    begun_at    timestamptz not null default now(),
    content     bytea not null,
    primary key (room_key, upload_id, number)
);
alter table file_pieces alter column content set storage external;
create index file_pieces_by_time on file_pieces (begun_at);

create table shared_folders (
    purpose text collate "C" primary key,
    mark    text collate "C" not null
);
