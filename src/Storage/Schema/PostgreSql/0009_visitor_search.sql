-- Visitors are found by any part of their names and addresses.

alter table visitors add column search_key text not null default '';
update visitors set search_key = lower(concat_ws(' ', username, name, email, phone));
create index visitors_search on visitors using gin (search_key gin_trgm_ops);
