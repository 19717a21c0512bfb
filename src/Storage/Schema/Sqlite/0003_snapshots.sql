-- Grain state as Microsoft.Orleans.Persistence.AdoNet reads and writes it: the provider takes its SQL from OrleansQuery, so the names
-- of keys, parameters and result columns are its contract and the statements are ours. Snapshots are a cache: losing them costs time.
create table OrleansQuery (
    QueryKey  text primary key,
    QueryText text not null
);

-- The key is the text itself: hashes differ between runtimes, so they are kept for the provider and never selected by. A primary key,
-- because two first writers of one grain must not create two rows. A key without text is stored as ''.
create table OrleansStorage (
    GrainIdHash            integer not null,
    GrainIdN0              integer not null,
    GrainIdN1              integer not null,
    GrainTypeHash          integer not null,
    GrainTypeString        text    not null,
    GrainIdExtensionString text    not null,
    ServiceId              text    not null,
    PayloadBinary          blob,
    ModifiedOn             integer not null,
    Version                integer not null,
    primary key (GrainIdN0, GrainIdN1, GrainIdExtensionString, GrainTypeString, ServiceId)
);

insert into OrleansQuery (QueryKey, QueryText) values ('ReadFromStorageKey', '
select PayloadBinary, Version
from OrleansStorage
where GrainIdExtensionString = coalesce(@GrainIdExtensionString, '''')
  and GrainTypeString = @GrainTypeString and ServiceId = @ServiceId and GrainIdN0 = @GrainIdN0 and GrainIdN1 = @GrainIdN1');

-- One statement writes, so no transaction is needed: it inserts when there is no version yet, and turns into the update of exactly the
-- expected version otherwise. The second answers the version that was passed when nothing was written, which the provider takes as a
-- conflict.
insert into OrleansQuery (QueryKey, QueryText) values ('WriteToStorageKey', '
insert into OrleansStorage (
    GrainIdHash, GrainIdN0, GrainIdN1, GrainTypeHash, GrainTypeString, GrainIdExtensionString, ServiceId,
    PayloadBinary, ModifiedOn, Version)
select @GrainIdHash, @GrainIdN0, @GrainIdN1, @GrainTypeHash, @GrainTypeString, coalesce(@GrainIdExtensionString, ''''), @ServiceId,
    @PayloadBinary, unixepoch() * 1000, 1
where @GrainStateVersion is null
   or exists (
      select 1 from OrleansStorage
      where GrainIdExtensionString = coalesce(@GrainIdExtensionString, '''')
        and GrainTypeString = @GrainTypeString and ServiceId = @ServiceId and GrainIdN0 = @GrainIdN0 and GrainIdN1 = @GrainIdN1
        and Version = @GrainStateVersion)
on conflict do update
set PayloadBinary = excluded.PayloadBinary, ModifiedOn = excluded.ModifiedOn, Version = Version + 1
where Version = @GrainStateVersion
returning Version as NewGrainStateVersion;

select @GrainStateVersion as NewGrainStateVersion where changes() = 0');

insert into OrleansQuery (QueryKey, QueryText) values ('ClearStorageKey', '
update OrleansStorage
set PayloadBinary = null, ModifiedOn = unixepoch() * 1000, Version = Version + 1
where GrainIdExtensionString = coalesce(@GrainIdExtensionString, '''')
  and GrainTypeString = @GrainTypeString and ServiceId = @ServiceId and GrainIdN0 = @GrainIdN0 and GrainIdN1 = @GrainIdN1
  and Version = @GrainStateVersion
returning Version as NewGrainStateVersion;

select @GrainStateVersion as NewGrainStateVersion where changes() = 0');

-- As clearing, but nothing of the grain stays: what erasure needs.
insert into OrleansQuery (QueryKey, QueryText) values ('DeleteStorageKey', '
delete from OrleansStorage
where GrainIdExtensionString = coalesce(@GrainIdExtensionString, '''')
  and GrainTypeString = @GrainTypeString and ServiceId = @ServiceId and GrainIdN0 = @GrainIdN0 and GrainIdN1 = @GrainIdN1
  and Version = @GrainStateVersion
returning Version + 1 as NewGrainStateVersion;

select @GrainStateVersion as NewGrainStateVersion where changes() = 0');
