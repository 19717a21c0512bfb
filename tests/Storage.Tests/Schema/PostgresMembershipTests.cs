using System.Data;
using ContactCenter.Storage.Connections;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ContactCenter.Tests;

/// <summary>The membership statements as Orleans' ADO.NET clustering calls them.</summary>
public sealed class PostgresMembershipTests(StorageFixture<PostgresTestDatabase> fixture)
    : IClassFixture<StorageFixture<PostgresTestDatabase>>
{
    private const int Joining = 2;
    private const int Active = 3;
    private const int Dead = 6;

    private static readonly DateTime Now = Sample.Time.UtcDateTime;

    private readonly string _cluster = Sample.NewId();

    [PostgresFact]
    public async Task Version_row_is_created_once()
    {
        Assert.Equal([1], await RunAsync("InsertMembershipVersionKey", []));
        Assert.Equal([0], await RunAsync("InsertMembershipVersionKey", []));
        Assert.Equal([(null, 0)], await ReadAllAsync());
    }

    [PostgresFact]
    public async Task Member_is_inserted_and_updated_only_at_the_current_version()
    {
        await RunAsync("InsertMembershipVersionKey", []);
        Assert.Equal([0], await InsertAsync(1, version: 5));
        Assert.Equal([1], await InsertAsync(1, version: 0));
        Assert.Equal([0], await InsertAsync(1, version: 1));
        Assert.Equal([0], await InsertAsync(2, version: 0));
        Assert.Equal([1], await InsertAsync(2, version: 1));
        Assert.Equal([0], await UpdateAsync(1, Active, version: 1));
        Assert.Equal([0], await UpdateAsync(9, Active, version: 2));
        Assert.Equal([1], await UpdateAsync(1, Active, version: 2));
        Assert.Equal([(1, 3), (2, 3)], (await ReadAllAsync()).Order());
        Assert.Equal([(2, 3)], await ReadAsync("MembershipReadRowKey", Key(2)));
        Assert.Equal([(null, 3)], await ReadAsync("MembershipReadRowKey", Key(9)));
    }

    [PostgresFact]
    public async Task Inserts_at_once_have_one_winner()
    {
        await RunAsync("InsertMembershipVersionKey", []);
        for (var version = 0; version < 20; version++)
        {
            var current = version;
            var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => InsertAsync(current * 10 + i, current)));
            Assert.Equal(1, results.Sum(Assert.Single));
        }
    }

    [PostgresFact]
    public async Task Gateways_are_active_members_and_only_dead_ones_are_cleaned_up()
    {
        await RunAsync("InsertMembershipVersionKey", []);
        await InsertAsync(1, 0);
        await InsertAsync(2, 1);
        await InsertAsync(3, 2);
        await UpdateAsync(1, Active, 3);
        await UpdateAsync(2, Dead, 4);
        Assert.Equal([30_001], await RunAsync("GatewaysQueryKey", [("Status", DbType.Int32, Active)], "ProxyPort"));

        // The third has been joining for as long, and may only be slow.
        await RunAsync("CleanupDefunctSiloEntriesKey", [("IAmAliveTime", DbType.DateTime, Now.AddMinutes(1))]);
        Assert.Equal([1, 3], (await ReadAllAsync()).Select(row => row.Generation!.Value).Order());

        await RunAsync("DeleteMembershipTableEntriesKey", []);
        Assert.Empty(await ReadAllAsync());
    }

    private static (string, DbType, object?)[] Key(int generation) =>
        [("Address", DbType.String, "127.0.0.1"), ("Port", DbType.Int32, 11_111), ("Generation", DbType.Int32, generation)];

    private Task<List<int>> InsertAsync(int generation, int version) => RunAsync("InsertMembershipKey",
    [
        .. Key(generation), ("SiloName", DbType.String, "silo"), ("HostName", DbType.String, "host"), ("Status", DbType.Int32, Joining),
        ("ProxyPort", DbType.Int32, 30_000 + generation), ("StartTime", DbType.DateTime, Now), ("IAmAliveTime", DbType.DateTime, Now),
        ("Version", DbType.Int32, version),
    ]);

    private Task<List<int>> UpdateAsync(int generation, int status, int version) => RunAsync("UpdateMembershipKey",
    [
        .. Key(generation), ("SuspectTimes", DbType.String, null), ("Status", DbType.Int32, status), ("IAmAliveTime", DbType.DateTime, Now),
        ("Version", DbType.Int32, version),
    ]);

    private Task<List<(int? Generation, int Version)>> ReadAllAsync() => ReadAsync("MembershipReadAllKey", []);

    private Task<List<(int? Generation, int Version)>> ReadAsync(string key, (string, DbType, object?)[] parameters) => RunAsync(
        key, parameters, reader => ((int?)(reader["Generation"] as int?), (int)reader["Version"]));

    private Task<List<int>> RunAsync(string key, (string, DbType, object?)[] parameters, string? column = null) => RunAsync(
        key, parameters, reader => column is null ? reader.GetInt32(0) : (int)reader[column]);

    private async Task<List<T>> RunAsync<T>(
        string key, (string Name, DbType Type, object? Value)[] parameters, Func<NpgsqlDataReader, T> read)
    {
        var database = fixture.Host.Services.GetRequiredService<ClusteringDatabase>().DataSource;
        await using var connection = (NpgsqlConnection)await database.OpenConnectionAsync();
        await using var query = new NpgsqlCommand($"select QueryText from OrleansQuery where QueryKey = '{key}'", connection);
        await using var command = new NpgsqlCommand((string)(await query.ExecuteScalarAsync())!, connection);
        command.Parameters.Add(new NpgsqlParameter("DeploymentId", DbType.String) { Value = _cluster });
        foreach (var (name, type, value) in parameters)
            command.Parameters.Add(new NpgsqlParameter(name, type) { Value = value ?? DBNull.Value });

        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync()) rows.Add(read(reader));
        return rows;
    }
}
