using System.Data;
using System.Data.Common;
using System.Text;
using ContactCenter.Storage.Connections;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests;

/// <summary>The snapshot statements as Orleans' ADO.NET provider calls them: same keys, parameters and result columns.</summary>
public abstract class SnapshotCompliance<TDatabase>(StorageFixture<TDatabase> fixture) : IClassFixture<StorageFixture<TDatabase>>
    where TDatabase : TestDatabase, new()
{
    private DbDataSource Database => fixture.Host.Services.GetRequiredService<SnapshotDatabase>().DataSource;

    [DatabaseFact]
    public async Task State_is_written_read_updated_and_cleared_by_version()
    {
        var id = Sample.NewId();
        Assert.Empty(await ReadAsync(id));
        Assert.Equal([1], await WriteAsync(id, null, "one"));
        Assert.Equal([2], await WriteAsync(id, 1, "two"));
        Assert.Equal([("two", 2)], await ReadAsync(id));
        Assert.Equal([3], await ClearAsync("ClearStorageKey", id, 2));
        Assert.Equal([((string?)null, 3)], await ReadAsync(id));
        Assert.Equal([4], await ClearAsync("DeleteStorageKey", id, 3));
        Assert.Empty(await ReadAsync(id));
    }

    [DatabaseFact]
    public async Task Stale_version_changes_nothing_and_gets_its_own_version_back()
    {
        var id = Sample.NewId();
        await WriteAsync(id, null, "one");
        await WriteAsync(id, 1, "two");

        Assert.Equal([null], await WriteAsync(id, null, "stale"));
        Assert.Equal([1], await WriteAsync(id, 1, "stale"));
        Assert.Equal([1], await ClearAsync("ClearStorageKey", id, 1));
        Assert.Equal([1], await ClearAsync("DeleteStorageKey", id, 1));
        Assert.Equal([7], await WriteAsync(Sample.NewId(), 7, "nothing there"));
        Assert.Equal([("two", 2)], await ReadAsync(id));
    }

    [DatabaseFact]
    public async Task First_writers_at_once_make_one_row_and_one_winner()
    {
        for (var round = 0; round < 50; round++)
        {
            var id = Sample.NewId();
            var versions = await Task.WhenAll(Task.Run(() => WriteAsync(id, null, "a")), Task.Run(() => WriteAsync(id, null, "b")));
            Assert.Equal([null, 1], versions.Select(Assert.Single).Order());
            Assert.Single(await ReadAsync(id));
        }
    }

    [DatabaseFact]
    public async Task States_of_different_types_services_and_number_keys_are_apart()
    {
        var id = Sample.NewId();
        Assert.Equal([1], await WriteAsync(id, null, "one"));
        Assert.Equal([1], await WriteAsync(id, null, "two", type: "other"));
        Assert.Equal([1], await WriteAsync(id, null, "three", service: "other"));
        Assert.Equal([1], await WriteAsync(null, null, "four", number: 4711));
        Assert.Equal([("one", 1)], await ReadAsync(id));
        Assert.Equal([("four", 1)], await ReadAsync(null, 4711));
    }

    private Task<List<int?>> WriteAsync(
        string? id, int? version, string payload, string type = "state", string service = "contactcenter", long number = 0) =>
        RunAsync(
            "WriteToStorageKey",
            command =>
            {
                AddKey(command, id, number, type, service);
                Add(command, "GrainStateVersion", DbType.Int32, version);
                Add(command, "PayloadBinary", DbType.Binary, Encoding.UTF8.GetBytes(payload));
            },
            reader => Version(reader, "NewGrainStateVersion"));

    private Task<List<int?>> ClearAsync(string key, string id, int version) => RunAsync(
        key,
        command =>
        {
            AddKey(command, id, 0, "state", "contactcenter");
            Add(command, "GrainStateVersion", DbType.Int32, version);
        },
        reader => Version(reader, "NewGrainStateVersion"));

    private Task<List<(string?, int)>> ReadAsync(string? id, long number = 0) => RunAsync(
        "ReadFromStorageKey",
        command => AddKey(command, id, number, "state", "contactcenter"),
        reader => (reader["PayloadBinary"] is byte[] payload ? Encoding.UTF8.GetString(payload) : null, Version(reader, "Version")!.Value));

    /// <summary>All rows of all result sets, as the provider collects them.</summary>
    private async Task<List<T>> RunAsync<T>(string key, Action<DbCommand> addParameters, Func<DbDataReader, T> read)
    {
        await using var connection = await Database.OpenConnectionAsync();
        await using var query = connection.CreateCommand();
        query.CommandText = $"select QueryText from OrleansQuery where QueryKey = '{key}'";
        var text = (string)(await query.ExecuteScalarAsync())!;

        await using var command = connection.CreateCommand();
        addParameters(command);
        command.CommandText = text;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        do
        {
            while (await reader.ReadAsync()) rows.Add(read(reader));
        }
        while (await reader.NextResultAsync());
        return rows;
    }

    private static void AddKey(DbCommand command, string? id, long number, string type, string service)
    {
        Add(command, "GrainIdHash", DbType.Int32, 1);
        Add(command, "GrainIdN0", DbType.Int64, number);
        Add(command, "GrainIdN1", DbType.Int64, 0L);
        Add(command, "GrainTypeHash", DbType.Int32, 2);
        Add(command, "GrainTypeString", DbType.String, type);
        Add(command, "GrainIdExtensionString", DbType.String, id);
        Add(command, "ServiceId", DbType.String, service);
    }

    private static void Add(DbCommand command, string name, DbType type, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;
        parameter.DbType = type;
        command.Parameters.Add(parameter);
    }

    private static int? Version(DbDataReader reader, string column) =>
        reader[column] is var value && value is DBNull ? null : Convert.ToInt32(value, null);
}

public sealed class SnapshotOnSqlite(StorageFixture<SqliteTestDatabase> fixture) : SnapshotCompliance<SqliteTestDatabase>(fixture);

[UsesPostgres]
public sealed class SnapshotOnPostgres(StorageFixture<PostgresTestDatabase> fixture) : SnapshotCompliance<PostgresTestDatabase>(fixture);
