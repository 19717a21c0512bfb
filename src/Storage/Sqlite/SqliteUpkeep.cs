using System.Collections.Immutable;
using System.Data.Common;
using ContactCenter.Directory;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Storage;

/// <summary>The upkeep on SQLite, in immediate transactions of its own connection; the writer waits for them.</summary>
internal sealed class SqliteUpkeep(StorageDataSources dataSources, ILogger<DirectoryUpkeep> logger) : DirectoryUpkeep(dataSources, logger)
{
    private readonly StorageDataSources _dataSources = dataSources;

    /// <summary>
    /// Rewrites the file and empties the log. Deleted rows are overwritten where they were (secure_delete), but copies that SQLite made before,
    /// when it moved rows from page to page, lie unreachable between other rows until the file is rewritten. The log has all older pages. Writers
    /// wait meanwhile, and the disk needs room for two more copies of the file, so call it once after several erasures rather than after each.
    /// </summary>
    /// <exception cref="TimeoutException">Somebody read for so long that the log could not be emptied. Call again.</exception>
    public override async Task ScrubAsync(CancellationToken cancellationToken = default)
    {
        await using var connection = (SqliteConnection)await _dataSources.Journal.OpenConnectionAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "vacuum";
        await command.ExecuteNonQueryAsync(cancellationToken);
        command.CommandText = "pragma wal_checkpoint(truncate)";
        var isBusy = (long)(await command.ExecuteScalarAsync(cancellationToken))! != 0;
        if (isBusy) throw new TimeoutException("The write-ahead log is in use and could not be emptied.");
    }

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

    protected override async Task<int> WriteAsync(
        ImmutableArray<SearchedContact> contacts, long searchVersion, CancellationToken cancellationToken)
    {
        await using var connection = (SqliteConnection)await _dataSources.Journal.OpenConnectionAsync(cancellationToken);
        await using var transaction = connection.BeginTransaction(deferred: false);
        using var statements = new SqliteStatements(connection);
        var index = new SqliteContactIndex(statements);
        var written = 0;
        foreach (var contact in contacts)
        {
            if (!IsUnchanged(contact, searchVersion, statements)) continue;
            // The index of texts costs most: whoever is found as before stays in it.
            if (contact.IsFoundOtherwise) index.Remove(contact.ContactId);
            statements.Execute(
                "update contacts set search = @1, search_version = @2 where contact_id = @3", contact.Search, searchVersion,
                contact.ContactId);
            if (contact.IsFoundOtherwise) index.Add(contact.ContactId);
            if (contact.Addresses is { } addresses) Replace(contact.ContactId, addresses, statements);
            written++;
        }

        await transaction.CommitAsync(cancellationToken);
        return written;
    }

    protected override async Task AddAsync(ImmutableArray<BlockRefusals> refusals, CancellationToken cancellationToken)
    {
        await using var connection = (SqliteConnection)await _dataSources.Journal.OpenConnectionAsync(cancellationToken);
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

    protected override Task<DbTransaction> BeginAloneAsync(DbConnection connection, CancellationToken cancellationToken) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: false));

    protected override string AsJson(string parameter) => parameter;

    private static void Replace(string contactId, ImmutableArray<ContactAddress> addresses, SqliteStatements statements)
    {
        statements.Execute("delete from contact_addresses where contact_id = @1", contactId);
        foreach (var address in addresses)
        {
            statements.Execute(
                "insert into contact_addresses (contact_id, kind, address) values (@1, @2, @3)", contactId, address.Kind, address.Address);
        }
    }

    private static bool IsUnchanged(SearchedContact contact, long searchVersion, SqliteStatements statements) =>
        statements.Get("select 1 from contacts where contact_id = @1 and document = @2 and search_version < @3",
            [contact.ContactId, contact.Document, searchVersion]).ExecuteScalar() is not null;
}
