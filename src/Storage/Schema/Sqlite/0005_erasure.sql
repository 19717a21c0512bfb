-- Erasure: who else names a contact, erasures that are not complete, and the keys that sign receipts.

-- Merges are few among entries; whoever was part of a merge is found by what these entries say.
create index journal_merges on journal (position)
    where kind in ('contact-absorbed', 'contact-released', 'contact-merged', 'contact-restored', 'contact-duplicate-dismissed');

create table erasures (
    receipt_id text primary key,
    begun_at integer not null,
    completed_at integer
);
create index erasures_under_way on erasures (receipt_id) where completed_at is null;

-- One key for each purpose, made by whoever needs it first.
create table server_keys (
    key_id text primary key,
    purpose text not null unique,
    private_key text not null,
    public_key text not null
);
