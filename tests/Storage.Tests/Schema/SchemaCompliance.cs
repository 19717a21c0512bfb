using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Schema;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests;

/// <summary>The schema of a database: a fresh one gets every version, also with several starters at once, and a newer one is refused.</summary>
public abstract class SchemaCompliance<TDatabase> : IAsyncLifetime where TDatabase : TestDatabase, new()
{
    private readonly TDatabase _database = new();

    public Task InitializeAsync() => _database.SkipReason is null ? _database.InitializeAsync() : Task.CompletedTask;

    public Task DisposeAsync() => _database.SkipReason is null ? _database.DisposeAsync() : Task.CompletedTask;

    [DatabaseFact]
    public async Task Fresh_database_gets_every_version_and_a_second_start_changes_nothing()
    {
        var files = SchemaFile.All(typeof(TDatabase) == typeof(SqliteTestDatabase) ? "Sqlite" : "PostgreSql");
        for (var start = 0; start < 2; start++)
        {
            await using var host = await StorageHost.StartAsync(_database);
            var info = host.Services.GetRequiredService<StorageInfo>();
            Assert.Equal(files.Count, info.SchemaVersion);
            Assert.NotEmpty(info.DatabaseVersion!);
            Assert.Equal(start, await host.Journal.HeadAsync());
            await host.Journal.PutAsync();
        }
    }

    [DatabaseFact]
    public async Task Concurrent_starters_all_succeed()
    {
        var hosts = Enumerable.Range(0, 4).Select(_ => StorageHost.Build(_database)).ToArray();
        await Task.WhenAll(hosts.Select(host => Task.Run(host.StartAsync)));
        await Task.WhenAll(hosts.Select(host => host.Journal.PutAsync()));
        Assert.Equal(hosts.Length, await hosts[0].Journal.HeadAsync());
        foreach (var host in hosts) await host.DisposeAsync();
    }

    [DatabaseFact]
    public async Task Database_of_a_newer_program_is_refused()
    {
        await using (var host = await StorageHost.StartAsync(_database))
        {
            await using var connection = await host.Services.GetRequiredService<SnapshotDatabase>().DataSource.OpenConnectionAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "insert into schema_version (version, name, applied_at) values (9999, 'future', '')";
            await command.ExecuteNonQueryAsync();
        }

        var newer = StorageHost.Build(_database);
        var refused = await Assert.ThrowsAsync<SchemaTooNewException>(newer.StartAsync);
        Assert.Contains("9999", refused.Message, StringComparison.Ordinal);
        await newer.DisposeAsync();
    }
}

public sealed class SchemaOnSqlite : SchemaCompliance<SqliteTestDatabase>;

[UsesPostgres]
public sealed class SchemaOnPostgres : SchemaCompliance<PostgresTestDatabase>;
