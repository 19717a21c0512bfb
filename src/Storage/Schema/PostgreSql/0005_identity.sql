-- Identity: merges, verification, blocks, erasure, and totals that do not grow with what they count.

-- The timeline of a contact. Messages are their conversation's, and do not pay for it.
create index journal_by_contact on journal (contact_id, position) where contact_id is not null and kind <> 'message';

-- Rows of before are found by an older version than any: they are written anew.
alter table contacts
    add column search_version bigint not null default -1,
    add column rooms_follow boolean not null default true,
    add column erasure_id text collate "C";
create index contacts_by_manager on contacts (manager_id, contact_id) where manager_id is not null;
create index contacts_by_search_version on contacts (search_version, contact_id);
create index contacts_to_follow on contacts (contact_id) where not rooms_follow;
create index contacts_in_erasure on contacts (contact_id) where erasure_id is not null;

-- PostgreSQL makes no trigrams across a break between words, so letters stand in for the usual breaks: capital ones, of which the text has
-- none. The same as in PostgresDialect.cs. A column of its own, since the index alone would have it computed again for every match.
drop index contacts_search;
alter table contacts
    add column search_joined text not null generated always as (translate(search, ' .@-+_()/', 'QXJZKVWYP')) stored;
create index contacts_search on contacts using gin (search_joined gin_trgm_ops);

-- Kept by the writer, in the transaction that changes the contacts.
create table directory_counts (
    unknown  boolean not null,
    enabled  boolean not null,
    contacts bigint  not null,
    primary key (unknown, enabled)
);
insert into directory_counts (unknown, enabled, contacts)
select u.flag, e.flag, (select count(*) from contacts where unknown = u.flag and enabled = e.flag)
from (values (true), (false)) as u (flag) cross join (values (true), (false)) as e (flag);

-- Ids of merged contacts, and the contact that they find.
create table contact_aliases (
    alias_id   text collate "C" primary key,
    contact_id text collate "C" not null
);
create index contact_aliases_by_contact on contact_aliases (contact_id, alias_id);

create table contact_not_duplicates (
    contact_id text collate "C" not null,
    other_id   text collate "C" not null,
    primary key (contact_id, other_id)
);

-- A phone number is an address twice: as entered, and by its digits.
insert into contact_addresses (contact_id, kind, address)
select distinct contact_id, 'digits', regexp_replace(address, '[^0-9]', '', 'g')
from contact_addresses where kind = 'phone' and address ~ '[0-9]';
drop index contact_addresses_by_address;
create index contact_addresses_by_address on contact_addresses (kind, address, contact_id);

alter table contact_channels
    add column verified_field text collate "C",
    add column verified_value text collate "C";
create index contact_channels_by_verified on contact_channels (verified_field, verified_value, contact_id)
    where verified_value is not null;

alter table visitors
    add column email_key text collate "C",
    add column phone_digits text collate "C";
update visitors set
    email_key = nullif(left(lower(trim(email)), 500), ''),
    phone_digits = nullif(left(regexp_replace(phone, '[^0-9]', '', 'g'), 500), '');
create index visitors_by_email on visitors (email_key) where email_key is not null;
create index visitors_by_phone on visitors (phone_digits) where phone_digits is not null;

-- Not indexed, as little else here may be: every message updates its conversation.
alter table conversations add column shown_contact_id text collate "C";

-- Blocks in force, or over and not lifted yet. The visitor and the source are those of a channel's block; an address is kept as it is compared.
create table blocks (
    block_id    text collate "C" primary key,
    owner_type  text collate "C" not null,
    owner_id    text collate "C" not null,
    scope       text collate "C" not null,
    target_hash text collate "C" not null,
    target      text,
    email_key   text collate "C",
    phone_digits text collate "C",
    search      text,
    contact_id  text collate "C",
    visitor_id  text collate "C",
    source_type text collate "C",
    source_id   text collate "C",
    blocked_by  text collate "C" not null,
    blocked_at  timestamptz      not null,
    expires_at  timestamptz,
    document    text             not null
);
create index blocks_by_owner on blocks (owner_type, owner_id);
create index blocks_by_target on blocks (target_hash);
create index blocks_by_email on blocks (email_key) where email_key is not null;
create index blocks_by_phone on blocks (phone_digits) where phone_digits is not null;
create index blocks_by_contact on blocks (contact_id) where contact_id is not null;
create index blocks_by_visitor on blocks (visitor_id) where visitor_id is not null;
create index blocks_by_blocked on blocks (blocked_at, block_id);
create index blocks_by_expiry on blocks (expires_at, block_id) where expires_at is not null;
create index blocks_search on blocks using gin (search gin_trgm_ops);

-- What a block has refused: counted without an entry for each attempt. Goes with its block.
create table block_refusals (
    block_id text collate "C" primary key,
    refusals bigint           not null,
    last_at  timestamptz      not null
);
