-- Visitors are found by any part of their names and addresses.

alter table visitors add column search_key text not null default '';
update visitors set search_key = lower(username || ' ' || coalesce(name, '') || ' ' || coalesce(email, '') || ' ' || coalesce(phone, ''));
