-- The nodes that judge visitors by their copy of the IP blocks. One whose lease has ended lets nobody in until it has a new one.
create table nodes (
    node_id    text collate "C" primary key,
    position   bigint not null, -- its blocks up to here are in force, and calls that it let in before are over
    expires_at timestamptz not null
);

-- 6 is Dead: one that is just joining or leaving has not gone.
update OrleansQuery set QueryText = '
delete from OrleansMembershipTable
where DeploymentId = @DeploymentId and IAmAliveTime < @IAmAliveTime and Status = 6'
where QueryKey = 'CleanupDefunctSiloEntriesKey';
