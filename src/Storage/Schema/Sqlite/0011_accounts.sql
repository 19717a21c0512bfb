-- What a session is known by to its owner, and users of other services.

alter table account_tokens add column client text;
alter table account_tokens add column used_at integer;
create index account_tokens_by_age on account_tokens (created_at desc, token_hash);

create table account_identities (
    identity_key text primary key,
    user_id text not null
);
create index account_identities_by_user on account_identities (user_id);
