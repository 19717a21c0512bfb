using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using Npgsql;

namespace ContactCenter.Storage.PostgreSql;

/// <inheritdoc cref="IDatabaseScrub"/>
internal sealed class PostgresScrub(StorageDataSources dataSources) : IDatabaseScrub
{
    /// <summary>
    /// What was deleted is dead at once and goes with the next vacuum, of which PostgreSQL takes care itself. Here only the tables of
    /// persons get theirs now, without waiting for anybody's lock; the journal and the conversations, where it would be heavy, are left to
    /// autovacuum.
    /// </summary>
    public async Task ScrubAsync(CancellationToken cancellationToken = default)
    {
        await using var connection = (NpgsqlConnection)await dataSources.Journal.OpenConnectionAsync(cancellationToken);
        await using var vacuum = new NpgsqlCommand(
            """
            vacuum (skip_locked, truncate false)
                contacts, contact_addresses, contact_channels, contact_aliases, contact_not_duplicates, visitors, blocks, block_refusals
            """,
            connection)
        {
            CommandTimeout = 0,
        };
        await vacuum.ExecuteNonQueryAsync(cancellationToken);
    }
}
