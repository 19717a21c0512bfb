using ContactCenter.Driving;

namespace ContactCenter.Tests.Processes;

/// <summary>The processes of a cluster over a test's database: two silos and two API nodes, unless a test says otherwise.</summary>
internal sealed class TestCluster : IAsyncDisposable
{
    public const string ProbeMilliseconds = "Cluster__ProbeMilliseconds";

    private readonly ServerCluster _servers;

    private TestCluster(ServerCluster servers) => _servers = servers;

    public IReadOnlyList<SiloNode> Silos => _servers.Silos;

    public IReadOnlyList<ApiNode> Apis => _servers.Apis;

    /// <param name="configure">Adds to what a silo (by its number) or an API node (null) is started with.</param>
    public static async Task<TestCluster> StartAsync(
        TestDatabase database, CancellationToken cancellationToken, Action<int?, Dictionary<string, string>>? configure = null, int silos = 2) =>
        new(await ServerCluster.StartAsync(
            database.ConnectionString!, () => ClientEnvironment(database), silos, apis: 2, configure, cancellationToken: cancellationToken));

    public static Dictionary<string, string> ClientEnvironment(TestDatabase database)
    {
        var environment = database.Environment;
        environment["Cluster__Id"] = "system-tests";
        // A silo that a busy machine lets wait is not dead. Tests of how soon a dead one is noticed take the product's own value.
        environment[ProbeMilliseconds] = "5000";
        return environment;
    }

    public static Dictionary<string, string> SiloEnvironment(TestDatabase database) => SiloNode.AtFreePorts(ClientEnvironment(database));

    public Task WaitUntilCompleteAsync(CancellationToken cancellationToken) => _servers.WaitUntilCompleteAsync(cancellationToken);

    public Task RestoreAsync(CancellationToken cancellationToken) => _servers.RestoreAsync(cancellationToken);

    public Task WaitUntilGivenUpAsync(SiloNode silo, CancellationToken cancellationToken) => _servers.WaitUntilGivenUpAsync(silo, cancellationToken);

    public ValueTask DisposeAsync() => _servers.DisposeAsync();
}
