using System.Data.Common;
using System.Text.Json;

namespace ContactCenter.LocalRuntime;

/// <summary>Where <see cref="AdoNetGrainStorage"/> finds its table, in the form that Microsoft.Orleans.Persistence.AdoNet uses.</summary>
public sealed class AdoNetGrainStorageOptions
{
    /// <summary>Opens a connection to the database that holds the tables OrleansQuery and OrleansStorage. Disposed after each use.</summary>
    public required Func<CancellationToken, ValueTask<DbConnection>> OpenConnection { get; init; }

    /// <summary>Orleans' ClusterOptions.ServiceId: part of each row's key.</summary>
    public required string ServiceId { get; init; }

    public JsonSerializerOptions Json { get; init; } = JsonSerializerOptions.Default;

    public static AdoNetGrainStorageOptions For(DbDataSource source, string serviceId, JsonSerializerOptions? json = null) => new()
    {
        OpenConnection = source.OpenConnectionAsync,
        ServiceId = serviceId,
        Json = json ?? JsonSerializerOptions.Default,
    };
}
