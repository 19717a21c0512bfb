-- Identity: merges, verification, blocks, erasure, and totals that do not grow with what they count.

-- The timeline of a contact. Messages are their conversation's, and do not pay for it.
create index journal_by_contact on journal (contact_id, position) where contact_id is not null and kind <> 'message';

-- Rows of before are found by an older version than any: they are written anew.
alter table contacts add column search_version integer not null default -1;
alter table contacts add column rooms_follow integer not null default 1;
alter table contacts add column erasure_id text;
create index contacts_by_manager on contacts (manager_id, contact_id) where manager_id is not null;
create index contacts_by_search_version on contacts (search_version, contact_id);
create index contacts_to_follow on contacts (contact_id) where not rooms_follow;
create index contacts_in_erasure on contacts (contact_id) where erasure_id is not null;

-- Kept by the writer, in the transaction that changes the contacts.
create table directory_counts (
    unknown integer not null,
    enabled integer not null,
    contacts integer not null,
    primary key (unknown, enabled)
);
insert into directory_counts (unknown, enabled, contacts)
select u.flag, e.flag, (select count(*) from contacts where unknown = u.flag and enabled = e.flag)
from (select 0 as flag union all select 1) as u cross join (select 0 as flag union all select 1) as e;

-- Ids of merged contacts, and the contact that they find.
create table contact_aliases (
    alias_id text primary key,
    contact_id text not null
);
create index contact_aliases_by_contact on contact_aliases (contact_id, alias_id);

create table contact_not_duplicates (
    contact_id text not null,
    other_id text not null,
    primary key (contact_id, other_id)
);

-- A phone number is an address twice: as entered, and by its digits.
insert or ignore into contact_addresses (contact_id, kind, address)
with recursive spelled (contact_id, rest, digits) as (
    select contact_id, address, '' from contact_addresses where kind = 'phone'
    union all
    select contact_id, substr(rest, 2), digits || case when substr(rest, 1, 1) between '0' and '9' then substr(rest, 1, 1) else '' end
    from spelled where rest <> ''
)
select contact_id, 'digits', digits from spelled where rest = '' and digits <> '';
drop index contact_addresses_by_address;
create index contact_addresses_by_address on contact_addresses (kind, address, contact_id);

alter table contact_channels add column verified_field text;
alter table contact_channels add column verified_value text;
create index contact_channels_by_verified on contact_channels (verified_field, verified_value, contact_id)
    where verified_value is not null;

alter table visitors add column email_key text;
alter table visitors add column phone_digits text;
update visitors set email_key = nullif(substr(lower(trim(email)), 1, 500), '');
with recursive spelled (visitor_key, rest, digits) as (
    select visitor_key, phone, '' from visitors where phone is not null
    union all
    select visitor_key, substr(rest, 2), digits || case when substr(rest, 1, 1) between '0' and '9' then substr(rest, 1, 1) else '' end
    from spelled where rest <> ''
)
update visitors set phone_digits = substr(spelled.digits, 1, 500)
from spelled where spelled.visitor_key = visitors.visitor_key and spelled.rest = '' and spelled.digits <> '';
create index visitors_by_email on visitors (email_key) where email_key is not null;
create index visitors_by_phone on visitors (phone_digits) where phone_digits is not null;

-- Not indexed, as little else here may be: every message updates its conversation.
alter table conversations add column shown_contact_id text;

-- Blocks in force, or over and not lifted yet. The visitor and the source are those of a channel's block.
create table blocks (
    block_id text primary key,
    owner_type text not null,
    owner_id text not null,
    scope text not null,
    target_hash text not null,
    target text,
    email_key text,
    phone_digits text,
    search text,
    contact_id text,
    visitor_id text,
    source_type text,
    source_id text,
    blocked_by text not null,
    blocked_at integer not null,
    expires_at integer,
    document text not null
);
create index blocks_by_owner on blocks (owner_type, owner_id);
create index blocks_by_target on blocks (target_hash);
create index blocks_by_email on blocks (email_key) where email_key is not null;
create index blocks_by_phone on blocks (phone_digits) where phone_digits is not null;
create index blocks_by_contact on blocks (contact_id) where contact_id is not null;
create index blocks_by_visitor on blocks (visitor_id) where visitor_id is not null;
create index blocks_by_blocked on blocks (blocked_at, block_id);
create index blocks_by_expiry on blocks (expires_at, block_id) where expires_at is not null;

-- What a block has refused: counted without an entry for each attempt. Goes with its block.
create table block_refusals (
    block_id text primary key,
    refusals integer not null,
    last_at integer not null
);
