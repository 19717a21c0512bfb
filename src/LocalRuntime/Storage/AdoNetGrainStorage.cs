using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Orleans.Storage;

namespace ContactCenter.LocalRuntime;

/// <summary>
/// Records in the table of Microsoft.Orleans.Persistence.AdoNet, through the statements that its OrleansQuery table holds, so that the
/// same database serves either runtime.
/// </summary>
public sealed class AdoNetGrainStorage(string name, AdoNetGrainStorageOptions options) : IGrainStorage
{
    private volatile Queries? _queries;

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await using var connection = await options.OpenConnection(default);
        var queries = await LoadQueriesAsync(connection);
        await using var command = CreateCommand(connection, queries.Read, stateName, grainId);
        await using var reader = await command.ExecuteReaderAsync();
        byte[]? payload = null;
        grainState.ETag = null;
        if (await reader.ReadAsync())
        {
            payload = reader["PayloadBinary"] as byte[];
            grainState.ETag = VersionText(reader["Version"]);
        }

        grainState.State = payload is null ? default : JsonSerializer.Deserialize<T>(payload, options.Json);
        grainState.RecordExists = payload is not null;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(grainState.State, options.Json);
        grainState.ETag = await ReplaceAsync(queries => queries.Write, stateName, grainId, grainState.ETag, payload);
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        // A record that was never written has no row to clear.
        if (grainState.ETag is not null)
            grainState.ETag = await ReplaceAsync(queries => queries.Clear, stateName, grainId, grainState.ETag, null);
        grainState.State = default;
        grainState.RecordExists = false;
    }

    private async Task<string> ReplaceAsync(Func<Queries, string> text, string stateName, GrainId grainId, string? etag, byte[]? payload)
    {
        await using var connection = await options.OpenConnection(default);
        var queries = await LoadQueriesAsync(connection);
        await using var command = CreateCommand(connection, text(queries), stateName, grainId);
        Add(command, "GrainStateVersion", DbType.Int32, etag is null ? null : int.Parse(etag, CultureInfo.InvariantCulture));
        if (payload is not null)
            Add(command, "PayloadBinary", DbType.Binary, payload);
        string? version = null;
        await using (var reader = await command.ExecuteReaderAsync())
        {
            // A text may hold several statements, of which one answers.
            do
            {
                while (await reader.ReadAsync())
                    version = VersionText(reader["NewGrainStateVersion"]);
            }
            while (await reader.NextResultAsync());
        }

        return version is null || version == etag
            ? throw new InconsistentStateException(
                $"Version conflict: {stateName} of {grainId} in {name}, service {options.ServiceId}.", version, etag)
            : version;
    }

    private DbCommand CreateCommand(DbConnection connection, string text, string stateName, GrainId grainId)
    {
        var key = AdoNetGrainKey.Of(grainId);
        var command = connection.CreateCommand();
        command.CommandText = text;
        Add(command, "GrainIdHash", DbType.Int32, AdoNetGrainKey.Hash(grainId.Key.Value));
        Add(command, "GrainIdN0", DbType.Int64, key.N0);
        Add(command, "GrainIdN1", DbType.Int64, key.N1);
        Add(command, "GrainTypeHash", DbType.Int32, AdoNetGrainKey.Hash(stateName));
        Add(command, "GrainTypeString", DbType.String, stateName);
        Add(command, "GrainIdExtensionString", DbType.String, key.Text);
        Add(command, "ServiceId", DbType.String, options.ServiceId);
        return command;
    }

    private async ValueTask<Queries> LoadQueriesAsync(DbConnection connection)
    {
        if (_queries is { } known)
            return known;
        var texts = new Dictionary<string, string>();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT QueryKey, QueryText FROM OrleansQuery";
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            texts[reader.GetString(0)] = reader.GetString(1);
        return _queries = new(texts["ReadFromStorageKey"], texts["WriteToStorageKey"], texts["ClearStorageKey"]);
    }

    private static string? VersionText(object value) =>
        value is DBNull ? null : Convert.ToInt32(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);

    private static void Add(DbCommand command, string name, DbType type, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.DbType = type;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
    }

    private sealed record Queries(string Read, string Write, string Clear);
}
