using ContactCenter.Storage.Connections;
using Npgsql;

namespace ContactCenter.Storage.Nodes;

/// <summary>
/// The leases under which a cluster's nodes let visitors in. Whoever blocks somebody waits until each node has confirmed the block, or its lease has ended.
/// Time is the database's, so the nodes' clocks need not agree.
/// </summary>
public sealed class NodeLeases
{
    private readonly NpgsqlDataSource _database;

    internal NodeLeases(StorageDataSources dataSources) => _database = (NpgsqlDataSource)dataSources.Journal;

    /// <summary>Begins a node's lease, before it has confirmed anything. Forgets nodes whose leases have ended.</summary>
    public async Task BeginAsync(string nodeId, TimeSpan life, CancellationToken cancellationToken = default)
    {
        await using var command = _database.CreateCommand("""
            with ended as (delete from nodes where expires_at < clock_timestamp() and node_id <> $1)
            insert into nodes (node_id, position, expires_at) values ($1, 0, clock_timestamp() + $2)
            on conflict (node_id) do update set position = excluded.position, expires_at = excluded.expires_at
            """);
        command.Parameters.AddWithValue(nodeId);
        command.Parameters.AddWithValue(life);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Prolongs a node's lease, and says up to which position its blocks are in force.</summary>
    /// <returns>False = the lease has ended meanwhile, and somebody may not have waited for this node: it must begin anew.</returns>
    public async Task<bool> RenewAsync(string nodeId, long position, TimeSpan life, CancellationToken cancellationToken = default)
    {
        await using var command = _database.CreateCommand("""
            update nodes set position = $2, expires_at = clock_timestamp() + $3 where node_id = $1 and expires_at >= clock_timestamp()
            """);
        command.Parameters.AddWithValue(nodeId);
        command.Parameters.AddWithValue(position);
        command.Parameters.AddWithValue(life);
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    /// <summary>Ends a lease: the node lets nobody in any more.</summary>
    public async Task EndAsync(string nodeId, CancellationToken cancellationToken = default)
    {
        await using var command = _database.CreateCommand("delete from nodes where node_id = $1");
        command.Parameters.AddWithValue(nodeId);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Tells whether no node lets visitors in that has not confirmed this position.</summary>
    public async Task<bool> AreAllAtAsync(long position, CancellationToken cancellationToken = default)
    {
        await using var command = _database.CreateCommand(
            "select not exists (select 1 from nodes where position < $1 and expires_at >= clock_timestamp())");
        command.Parameters.AddWithValue(position);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
