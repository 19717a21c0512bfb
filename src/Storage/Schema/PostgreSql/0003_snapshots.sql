-- Grain state as Microsoft.Orleans.Persistence.AdoNet reads and writes it: the provider takes its SQL from OrleansQuery, so the names
-- of keys, parameters and result columns are its contract and the statements are ours. Snapshots are a cache: losing them costs time.
create table OrleansQuery (
    QueryKey  varchar(64) primary key,
    QueryText text        not null
);

-- The key is the text itself: hashes differ between runtimes, so they are kept for the provider and never selected by. A primary key,
-- because two first writers of one grain must not create two rows. A key without text is stored as ''.
create table OrleansStorage (
    GrainIdHash            integer                       not null,
    GrainIdN0              bigint                        not null,
    GrainIdN1              bigint                        not null,
    GrainTypeHash          integer                       not null,
    GrainTypeString        varchar(512)      collate "C" not null,
    GrainIdExtensionString varchar(512)      collate "C" not null,
    ServiceId              varchar(150)      collate "C" not null,
    PayloadBinary          bytea,
    ModifiedOn             timestamptz                   not null,
    Version                integer                       not null,
    primary key (GrainIdN0, GrainIdN1, GrainIdExtensionString, GrainTypeString, ServiceId)
);

insert into OrleansQuery (QueryKey, QueryText) values ('ReadFromStorageKey', '
select PayloadBinary, Version
from OrleansStorage
where GrainIdExtensionString = coalesce(@GrainIdExtensionString, '''')
  and GrainTypeString = @GrainTypeString and ServiceId = @ServiceId and GrainIdN0 = @GrainIdN0 and GrainIdN1 = @GrainIdN1');

-- Answers the new version, or the one that was passed when it is not the stored one: the provider takes that as a conflict.
insert into OrleansQuery (QueryKey, QueryText) values ('WriteToStorageKey', '
with updated as (
    update OrleansStorage
    set PayloadBinary = @PayloadBinary, ModifiedOn = now(), Version = Version + 1
    where GrainIdExtensionString = coalesce(@GrainIdExtensionString, '''')
      and GrainTypeString = @GrainTypeString and ServiceId = @ServiceId and GrainIdN0 = @GrainIdN0 and GrainIdN1 = @GrainIdN1
      and Version = @GrainStateVersion
    returning Version
), inserted as (
    insert into OrleansStorage (
        GrainIdHash, GrainIdN0, GrainIdN1, GrainTypeHash, GrainTypeString, GrainIdExtensionString, ServiceId,
        PayloadBinary, ModifiedOn, Version)
    select @GrainIdHash, @GrainIdN0, @GrainIdN1, @GrainTypeHash, @GrainTypeString, coalesce(@GrainIdExtensionString, ''''), @ServiceId,
        @PayloadBinary, now(), 1
    where @GrainStateVersion is null
    on conflict do nothing
    returning Version
)
select coalesce((select Version from updated), (select Version from inserted), @GrainStateVersion) as NewGrainStateVersion');

insert into OrleansQuery (QueryKey, QueryText) values ('ClearStorageKey', '
with cleared as (
    update OrleansStorage
    set PayloadBinary = null, ModifiedOn = now(), Version = Version + 1
    where GrainIdExtensionString = coalesce(@GrainIdExtensionString, '''')
      and GrainTypeString = @GrainTypeString and ServiceId = @ServiceId and GrainIdN0 = @GrainIdN0 and GrainIdN1 = @GrainIdN1
      and Version = @GrainStateVersion
    returning Version
)
select coalesce((select Version from cleared), @GrainStateVersion) as NewGrainStateVersion');

-- As clearing, but nothing of the grain stays: what erasure needs.
insert into OrleansQuery (QueryKey, QueryText) values ('DeleteStorageKey', '
with deleted as (
    delete from OrleansStorage
    where GrainIdExtensionString = coalesce(@GrainIdExtensionString, '''')
      and GrainTypeString = @GrainTypeString and ServiceId = @ServiceId and GrainIdN0 = @GrainIdN0 and GrainIdN1 = @GrainIdN1
      and Version = @GrainStateVersion
    returning Version + 1 as Version
)
select coalesce((select Version from deleted), @GrainStateVersion) as NewGrainStateVersion');
