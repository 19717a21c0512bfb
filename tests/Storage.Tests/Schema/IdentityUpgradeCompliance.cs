using System.Data.Common;
using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Schema;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests;

/// <summary>
/// A database from before the schema knew merges, blocks and counters: what was written then is found by what is asked now.
/// </summary>
public abstract class IdentityUpgradeCompliance<TDatabase> : IAsyncLifetime where TDatabase : TestDatabase, new()
{
    private readonly TDatabase _database = new();

    private static bool IsSqlite => typeof(TDatabase) == typeof(SqliteTestDatabase);

    private static IReadOnlyList<SchemaFile> FilesBefore =>
        [.. SchemaFile.All(IsSqlite ? "Sqlite" : "PostgreSql").TakeWhile(file => file.Name != "identity")];

    private static string Now => IsSqlite ? "0" : "now()";

    private static string No => IsSqlite ? "0" : "false";

    private static string Yes => IsSqlite ? "1" : "true";

    public Task InitializeAsync() => _database.SkipReason is null ? _database.InitializeAsync() : Task.CompletedTask;

    public Task DisposeAsync() => _database.SkipReason is null ? _database.DisposeAsync() : Task.CompletedTask;

    [DatabaseFact]
    public async Task Rows_of_before_are_found_counted_and_due_to_be_written_anew()
    {
        await using var host = StorageHost.Build(_database);
        await MakeOldAsync(host.Services.GetRequiredService<SnapshotDatabase>().DataSource);
        await host.StartAsync();

        Assert.Equal(2, (await host.ContactSearch.SearchContactsAsync(new ContactQuery(null, false, Sample.Page(0, 1)))).Total);
        Assert.Equal(0, (await host.ContactSearch.SearchContactsAsync(new ContactQuery(null, true, Sample.Page(5, 1)))).Total);
        Assert.Equal("b", Assert.Single(await host.DuplicateDirectory.ListDuplicatesAsync("a", 10)).ContactId);
        var pair = Assert.Single((await host.DuplicateDirectory.ListDuplicatePairsAsync(null, 10)).Pairs);
        Assert.Equal(("a", "b"), (pair.First.ContactId, pair.Second.ContactId));
        Assert.Equal<string>(["room"], await host.BlockDirectory.ListOpenRoomIdsByAddressAsync("V@example.com", null, 10));
        Assert.Equal<string>(["room"], await host.BlockDirectory.ListOpenRoomIdsByAddressAsync(null, "0171-9", 10));
        Assert.Equal(
            new ReindexProgress(3, 3), await host.SearchIndex.ReindexProgressAsync(searchVersion: 0));
        Assert.Empty(await host.ContactFollowUps.ListContactIdsToFollowAsync(10));
    }

    private static async Task MakeOldAsync(DbDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync();
        await ExecuteAsync(
            connection, "create table schema_version (version integer primary key, name text not null, applied_at text not null)");
        foreach (var file in FilesBefore)
        {
            await ExecuteAsync(connection, file.Sql);
            await ExecuteAsync(connection, $"insert into schema_version values ({file.Version}, '{file.Name}', '')");
        }

        foreach (var (id, enabled) in new[] { ("a", Yes), ("b", Yes), ("c", No) })
        {
            await ExecuteAsync(connection, $"""
                insert into contacts (
                    contact_id, name, name_key, unknown, enabled, pre_registered, created_at, updated_at, search, document)
                values ('{id}', '', '', {No}, {enabled}, {No}, {Now}, {Now}, '', '{Sample.Contact(id).Document}')
                """);
        }

        await ExecuteAsync(connection, """
            insert into contact_addresses values
            ('a', 'phone', '+49 (171) 5'), ('a', 'phone', '491715'), ('a', 'phone', 'none'), ('b', 'phone', '49-171-5'),
            ('c', 'phone', '491715')
            """);
        await ExecuteAsync(connection, $"""
            insert into visitors (visitor_key, visitor_id, username, email, phone, created_at, document)
            values ('k', 'v', '', 'v@Example.com', '(0171) 9', {Now}, '')
            """);
        await ExecuteAsync(connection, $"""
            insert into conversations (
                room_id, contact_id, visitor_id, visitor_key, name, name_key, status, opened_at, last_message_at, last_message_slot,
                source_type, tags, document)
            values ('room', 'a', 'v', 'k', '', '', 'open', {Now}, {Now}, 0, 'widget', '[]', '')
            """);
    }

    private static async Task ExecuteAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}

public sealed class IdentityUpgradeOnSqlite : IdentityUpgradeCompliance<SqliteTestDatabase>;

[UsesPostgres]
public sealed class IdentityUpgradeOnPostgres : IdentityUpgradeCompliance<PostgresTestDatabase>;
