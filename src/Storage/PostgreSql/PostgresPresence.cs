using System.Collections.Immutable;
using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Listing;
using ContactCenter.Storage.Sql;
using Npgsql;

namespace ContactCenter.Storage.PostgreSql;

/// <summary>Writes on PostgreSQL when users were last seen.</summary>
internal sealed class PostgresPresence(StorageDataSources dataSources, Dialect dialect) : SqlPresenceDirectory(dataSources, dialect)
{
    private readonly StorageDataSources _dataSources = dataSources;

    public override Task SeeUsersAsync(ImmutableArray<string> userIds, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        ExecuteAsync(
            new NpgsqlBatchCommand("""
                insert into user_connections as u (user_id, seen_at)
                select user_id, $2 from unnest($1::text[]) as n (user_id) order by user_id
                on conflict (user_id) do update set seen_at = greatest(u.seen_at, excluded.seen_at)
                """)
            {
                Parameters = { PostgresValues.Texts([.. userIds]), new NpgsqlParameter<DateTime> { TypedValue = now.UtcDateTime } },
            },
            cancellationToken);

    public override Task ForgetUsersAsync(ImmutableArray<UnseenUser> users, CancellationToken cancellationToken = default) => ExecuteAsync(
        new NpgsqlBatchCommand("""
            delete from user_connections u using unnest($1::text[], $2::timestamptz[]) as n (user_id, seen_at)
            where u.user_id = n.user_id and u.seen_at <= n.seen_at
            """)
        {
            Parameters =
            {
                PostgresValues.Texts([.. users.Select(user => user.UserId)]),
                PostgresValues.Times([.. users.Select(user => PostgresValues.Time((DateTimeOffset?)user.SeenAt))]),
            },
        },
        cancellationToken);

    private async Task ExecuteAsync(NpgsqlBatchCommand command, CancellationToken cancellationToken)
    {
        await using var connection = (NpgsqlConnection)await _dataSources.Journal.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(command);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }
}
