-- The slots among those of serving that calls take: the others are conversations', which is what recovery compares.
alter table agents add column call_slots integer not null default 0;
