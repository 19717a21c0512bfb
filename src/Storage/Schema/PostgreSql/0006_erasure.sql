-- Erasure: who else names a contact, erasures that are not complete, and the keys that sign receipts.

-- Merges are few among entries; whoever was part of a merge is found by what these entries say.
create index journal_merges on journal (position)
    where kind in ('contact-absorbed', 'contact-released', 'contact-merged', 'contact-restored', 'contact-duplicate-dismissed');

create table erasures (
    receipt_id text collate "C" primary key,
    begun_at timestamptz not null,
    completed_at timestamptz
);
create index erasures_under_way on erasures (receipt_id) where completed_at is null;

-- One key for each purpose, made by whoever needs it first.
create table server_keys (
    key_id text collate "C" primary key,
    purpose text collate "C" not null unique,
    private_key text not null,
    public_key text not null
);
