using Microsoft.Data.Sqlite;

namespace ContactCenter.Tests;

/// <summary>A fresh, empty database for one test class, or for one test. Dropped at the end.</summary>
public abstract class TestDatabase : IAsyncLifetime
{
    /// <summary>The configuration that points a host at this database.</summary>
    public abstract Dictionary<string, string?> Settings { get; }

    /// <summary>The reason why this kind of database cannot be used here; null when it can.</summary>
    public virtual string? SkipReason => null;

    public abstract Task InitializeAsync();

    public abstract Task DisposeAsync();

    /// <summary>Another empty database of the same kind.</summary>
    public abstract TestDatabase Another();
}

/// <summary>A file in a temporary folder.</summary>
public sealed class SqliteTestDatabase : TestDatabase
{
    private const int DeletionsMax = 1_200;

    private readonly string _folder = Directory.CreateTempSubdirectory("contactcenter-sqlite-").FullName;

    public override Dictionary<string, string?> Settings => new() { ["Data:Path"] = _folder };

    public override Task InitializeAsync() => Task.CompletedTask;

    public override async Task DisposeAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                SqliteConnection.ClearAllPools();
                Directory.Delete(_folder, recursive: true);
                return;
            }
            catch (IOException) when (attempt < DeletionsMax)
            {
                // A server that was refused while it started may still give a connection back, and SQLite makes its files anew.
                await Task.Delay(TimeSpan.FromMilliseconds(50));
            }
        }
    }

    public override TestDatabase Another() => new SqliteTestDatabase();
}

/// <summary>A database on the server of this test process.</summary>
public sealed class PostgresTestDatabase : TestDatabase
{
    /// <summary>For what is kept beside the database.</summary>
    private readonly string _folder = Directory.CreateTempSubdirectory("contactcenter-postgres-").FullName;

    private string? _connectionString;

    public override Dictionary<string, string?> Settings =>
        new() { ["ConnectionStrings:ContactCenter"] = _connectionString, ["Data:Path"] = _folder };

    public override string? SkipReason => PostgresServer.SkipReason;

    public override async Task InitializeAsync() => _connectionString = await (await PostgresServer.GetAsync()).CreateDatabaseAsync();

    public override async Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        if (_connectionString is not null) await (await PostgresServer.GetAsync()).DropDatabaseAsync(_connectionString);
    }

    public override TestDatabase Another() => new PostgresTestDatabase();
}
