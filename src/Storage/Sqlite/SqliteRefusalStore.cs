using System.Collections.Immutable;
using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Listing;
using Microsoft.Data.Sqlite;

namespace ContactCenter.Storage.Sqlite;

/// <summary>Adds to the refusals on SQLite, in a transaction of its own; the writer waits for it.</summary>
internal sealed class SqliteRefusalStore(StorageDataSources dataSources) : SqlRefusalStore
{
    protected override async Task AddAsync(ImmutableArray<BlockRefusals> refusals, CancellationToken cancellationToken)
    {
        await using var connection = (SqliteConnection)await dataSources.Journal.OpenConnectionAsync(cancellationToken);
        await using var transaction = connection.BeginTransaction(deferred: false);
        using var statements = new SqliteStatements(connection);
        foreach (var some in refusals)
        {
            statements.Execute(
                """
                insert into block_refusals (block_id, refusals, last_at)
                select block_id, @2, @3 from blocks where block_id = @1
                on conflict (block_id) do update set
                    refusals = refusals + excluded.refusals, last_at = max(last_at, excluded.last_at)
                """,
                some.BlockId, some.Count, some.LastAt.ToUnixTimeMilliseconds());
        }

        await transaction.CommitAsync(cancellationToken);
    }
}
