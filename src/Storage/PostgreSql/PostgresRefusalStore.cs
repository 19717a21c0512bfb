using System.Collections.Immutable;
using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Listing;
using Npgsql;

namespace ContactCenter.Storage.PostgreSql;

/// <summary>Adds to the refusals on PostgreSQL, apart from every writer of the blocks.</summary>
internal sealed class PostgresRefusalStore(StorageDataSources dataSources) : SqlRefusalStore
{
    protected override Task AddAsync(ImmutableArray<BlockRefusals> refusals, CancellationToken cancellationToken) => PostgresHead.ExecuteAloneAsync(
        dataSources,
        [new NpgsqlBatchCommand("""
            insert into block_refusals as r (block_id, refusals, last_at)
            select b.block_id, n.refusals, n.last_at
            from unnest($1::text[], $2::bigint[], $3::timestamptz[]) as n (block_id, refusals, last_at)
                join blocks b on b.block_id = n.block_id
            on conflict (block_id) do update set
                refusals = r.refusals + excluded.refusals, last_at = greatest(r.last_at, excluded.last_at)
            """)
        {
            Parameters =
            {
                PostgresValues.Texts([.. refusals.Select(some => some.BlockId)]),
                PostgresValues.Longs([.. refusals.Select(some => some.Count)]),
                PostgresValues.Times([.. refusals.Select(some => PostgresValues.Time((DateTimeOffset?)some.LastAt))]),
            },
        }],
        cancellationToken);
}
