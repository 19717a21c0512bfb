using System.Globalization;
using ContactCenter.Driving;

namespace ContactCenter.Bench.Cluster;

/// <param name="Silos">0 = the API node hosts the actors itself.</param>
internal sealed record Shape(int Silos, int Apis)
{
    private const int NodesMax = 20;

    /// <returns>Null = the text is no shape, as 2+1 is.</returns>
    public static Shape? Find(string text) =>
        text.Split('+') is [var silos, var apis] && int.TryParse(silos, NumberStyles.None, CultureInfo.InvariantCulture, out var ofSilos)
            && int.TryParse(apis, NumberStyles.None, CultureInfo.InvariantCulture, out var ofApis) && ofSilos <= NodesMax && ofApis is >= 1 and <= NodesMax
                ? new Shape(ofSilos, ofSilos == 0 ? 1 : ofApis)
                : null;

    public override string ToString() => Silos == 0 ? "1 process" : $"{Silos} + {Apis}";
}

/// <summary>The processes of a shape.</summary>
internal sealed class Servers : IAsyncDisposable
{
    private readonly ApiNode? _alone;

    private Servers(ApiNode? alone, ServerCluster? cluster) => (_alone, Cluster) = (alone, cluster);

    /// <summary>Null = one process.</summary>
    public ServerCluster? Cluster { get; }

    public IReadOnlyList<Uri> Urls => _alone is null ? [.. Cluster!.Apis.Select(api => api.Url)] : [_alone.Url];

    public IReadOnlyList<ServerProcess> Silos => Cluster is null ? [] : [.. Cluster.Silos.Select(silo => silo.Process)];

    public IReadOnlyList<ServerProcess> Apis => _alone is null ? [.. Cluster!.Apis.Select(api => api.Process)] : [_alone.Process];

    /// <param name="server">The API node of another build, with the silo in a folder beside its own; null = this one.</param>
    public static async Task<Servers> StartAsync(Shape shape, BenchDatabase database, string? server, CancellationToken cancellationToken)
    {
        if (shape.Silos > 0) return new Servers(null, await TopologyRun.StartAsync(database, shape.Silos, shape.Apis, server, cancellationToken));
        var node = new ApiNode(ServerEnvironment.Create(database.DataPath, database.ConnectionString)) { Assembly = server };
        try
        {
            await node.StartAsync(cancellationToken);
        }
        catch
        {
            await node.DisposeAsync();
            throw;
        }

        return new Servers(node, null);
    }

    public async ValueTask DisposeAsync()
    {
        if (_alone is not null) await _alone.DisposeAsync();
        if (Cluster is not null) await Cluster.DisposeAsync();
    }
}
