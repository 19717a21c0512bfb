using System.Collections.Immutable;
using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Listing;
using ContactCenter.Storage.Sql;
using Microsoft.Data.Sqlite;

namespace ContactCenter.Storage.Sqlite;

/// <summary>Writes on SQLite when users were last seen.</summary>
internal sealed class SqlitePresence(StorageDataSources dataSources, Dialect dialect) : SqlPresenceDirectory(dataSources, dialect)
{
    private readonly StorageDataSources _dataSources = dataSources;

    public override Task SeeUsersAsync(ImmutableArray<string> userIds, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        ExecuteEachAsync(
            userIds,
            """
            insert into user_connections (user_id, seen_at) values (@1, @2)
            on conflict (user_id) do update set seen_at = max(seen_at, excluded.seen_at)
            """,
            userId => [userId, now.ToUnixTimeMilliseconds()], cancellationToken);

    public override Task ForgetUsersAsync(ImmutableArray<UnseenUser> users, CancellationToken cancellationToken = default) => ExecuteEachAsync(
        users, "delete from user_connections where user_id = @1 and seen_at <= @2",
        user => [user.UserId, user.SeenAt.ToUnixTimeMilliseconds()], cancellationToken);

    private async Task ExecuteEachAsync<T>(
        ImmutableArray<T> items, string sql, Func<T, object[]> parameters, CancellationToken cancellationToken)
    {
        await using var connection = (SqliteConnection)await _dataSources.Journal.OpenConnectionAsync(cancellationToken);
        await using var transaction = connection.BeginTransaction(deferred: false);
        using var statements = new SqliteStatements(connection);
        foreach (var item in items) statements.Execute(sql, parameters(item));
        await transaction.CommitAsync(cancellationToken);
    }
}
