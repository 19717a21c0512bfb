using System.Data.Common;
using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Schema;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests;

/// <summary>Conversations from before they could be listed by their marks are listed by them afterwards.</summary>
public abstract class RoomFilterUpgradeCompliance<TDatabase> : IAsyncLifetime where TDatabase : TestDatabase, new()
{
    private readonly TDatabase _database = new();

    private static bool IsSqlite => typeof(TDatabase) == typeof(SqliteTestDatabase);

    private static IReadOnlyList<SchemaFile> FilesBefore =>
        [.. SchemaFile.All(IsSqlite ? "Sqlite" : "PostgreSql").TakeWhile(file => file.Name != "room_filters")];

    private static string Now => IsSqlite ? "0" : "now()";

    public Task InitializeAsync() => _database.SkipReason is null ? _database.InitializeAsync() : Task.CompletedTask;

    public Task DisposeAsync() => _database.SkipReason is null ? _database.DisposeAsync() : Task.CompletedTask;

    [DatabaseFact]
    public async Task Rows_of_before_are_marked_by_their_documents()
    {
        await using var host = StorageHost.Build(_database);
        await MakeOldAsync(host.Services.GetRequiredService<SnapshotDatabase>().DataSource);
        await host.StartAsync();
        Assert.Equal("b", await ListAsync(query => query with { Verified = true }));
        Assert.Equal("c", await ListAsync(query => query with { Unread = true }));

        async Task<string> ListAsync(Func<ConversationQuery, ConversationQuery> filter) => string.Concat(
            (await host.ConversationDirectory.ListConversationsAsync(filter(Sample.Conversations()))).Items.Select(room => room.RoomId));
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

        foreach (var room in new[]
        {
            Sample.ConversationView("a") with { Topic = "\"verified\":true \"unreadByAgent\":7" },
            Sample.ConversationView("b") with { Verified = true }, Sample.ConversationView("c") with { UnreadByAgent = 12 },
        })
        {
            await ExecuteAsync(connection, $"""
                insert into conversations (
                    room_id, contact_id, visitor_id, visitor_key, name, name_key, status, opened_at, last_message_at, last_message_slot,
                    source_type, tags, document)
                values ('{room.RoomId}', 'x', 'v', 'k', '', '', 'open', {Now}, {Now}, 0, 'widget', '[]', '{Sample.Document(room)}')
                """);
        }
    }

    private static async Task ExecuteAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}

public sealed class RoomFilterUpgradeOnSqlite : RoomFilterUpgradeCompliance<SqliteTestDatabase>;

[UsesPostgres]
public sealed class RoomFilterUpgradeOnPostgres : RoomFilterUpgradeCompliance<PostgresTestDatabase>;
