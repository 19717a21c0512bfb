using System.Data.Common;
using ContactCenter.Driving;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ContactCenter.Tests.Processes;

internal enum DatabaseKind
{
    Sqlite,
    Postgres,
}

/// <summary>A fresh database for the servers of one test, and a way to look into it past them.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private const string SelectJournal =
        "select position, entity_type, entity_id, seq, kind, command_id, agent_id from journal order by position";

    private readonly TestFolder _folder = new();
    private readonly PostgresServer? _postgres;

    private TestDatabase(PostgresServer? postgres, string? connectionString) =>
        (_postgres, ConnectionString) = (postgres, connectionString);

    /// <summary>Null = SQLite.</summary>
    public string? ConnectionString { get; }

    /// <summary>The environment with which a server on this database is started.</summary>
    public Dictionary<string, string> Environment
    {
        get
        {
            var environment = ServerEnvironment.Create(_folder.Path, ConnectionString);
            // Streams tell soon that they have everything, also when the last entries are not for them.
            environment["Feed__PositionIntervalMilliseconds"] = "200";
            return environment;
        }
    }

    public static async Task<TestDatabase> CreateAsync(DatabaseKind kind)
    {
        if (kind == DatabaseKind.Sqlite) return new TestDatabase(null, null);
        return await CreateAsync(await PostgresServer.GetAsync());
    }

    public static async Task<TestDatabase> CreateAsync(PostgresServer postgres) => new(postgres, await postgres.CreateDatabaseAsync());

    /// <summary>Ends the servers' connections once (PostgreSQL only).</summary>
    public Task DropConnectionsAsync() => _postgres!.DropConnectionsAsync(ConnectionString!);

    /// <summary>Nobody reaches the database while something is done (PostgreSQL only).</summary>
    public async Task CloseWhileAsync(Func<Task> act)
    {
        await _postgres!.CloseDatabaseAsync(ConnectionString!);
        try
        {
            await act();
        }
        finally
        {
            await _postgres.OpenDatabaseAsync(ConnectionString!);
        }
    }

    public async Task<List<JournalRow>> ReadJournalAsync()
    {
        await using var connection = Open();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = SelectJournal;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<JournalRow>();
        while (await reader.ReadAsync())
            rows.Add(new JournalRow(
                reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetInt64(3), reader.GetString(4),
                Text(reader, 5), Text(reader, 6)));
        return rows;
    }

    /// <summary>The time when the first lease of a node ends, unless that node prolongs it (PostgreSQL only).</summary>
    public async Task<DateTimeOffset> ReadFirstLeaseEndAsync()
    {
        await using var connection = Open();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "select min(expires_at) from nodes";
        return (DateTime)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Rows in the actor runtime's table of snapshots.</summary>
    public async Task<long> CountSnapshotsAsync()
    {
        await using var connection = Open();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "select count(*) from OrleansStorage where PayloadBinary is not null";
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        if (_postgres is not null) await _postgres.DropDatabaseAsync(ConnectionString!);
        _folder.Dispose();
    }

    private static string? Text(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private DbConnection Open() => ConnectionString is null
        ? new SqliteConnection($"Data Source={Path.Combine(_folder.Path, "contactcenter.db")};Mode=ReadOnly;Pooling=False")
        : new NpgsqlConnection(ConnectionString);
}
