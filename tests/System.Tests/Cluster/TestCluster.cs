using ContactCenter.Driving;
using ContactCenter.Silo.Hosting;
using Npgsql;

namespace ContactCenter.Tests.Processes;

/// <summary>Two silo processes and two API processes over one PostgreSQL.</summary>
internal sealed class TestCluster : IAsyncDisposable
{
    private const int Nodes = 2;
    private static readonly TimeSpan JoinTimeout = TimeSpan.FromSeconds(40);

    private readonly List<ServerProcess> _silos = [];
    private readonly List<ApiNode> _apis = [];

    public IReadOnlyList<ServerProcess> Silos => _silos;

    public IReadOnlyList<ApiNode> Apis => _apis;

    /// <param name="configure">Adds to what a silo (by its number) or an API node (null) is started with.</param>
    public static async Task<TestCluster> StartAsync(
        TestDatabase database, CancellationToken cancellationToken, Action<int?, Dictionary<string, string>>? configure = null)
    {
        var cluster = new TestCluster();
        try
        {
            // Together: each finds an empty database, and one of them makes the schema.
            for (var i = 0; i < Nodes; i++) cluster._silos.Add(ServerProcess.Start("Silo", With(SiloEnvironment(database), i)));
            await Until.TrueAsync("the silos are a cluster", JoinTimeout, () => cluster.IsCompleteAsync(database), cancellationToken);
            for (var i = 0; i < Nodes; i++) cluster._apis.Add(new ApiNode(With(ClientEnvironment(database), null)));
            foreach (var api in cluster._apis) await api.StartAsync(cancellationToken);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }

        Dictionary<string, string> With(Dictionary<string, string> environment, int? silo)
        {
            configure?.Invoke(silo, environment);
            return environment;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var api in _apis) await api.DisposeAsync();
        foreach (var silo in _silos) await silo.DisposeAsync();
    }

    public static Dictionary<string, string> ClientEnvironment(TestDatabase database)
    {
        var environment = database.Environment;
        environment["Cluster__Id"] = "system-tests";
        return environment;
    }

    public static Dictionary<string, string> SiloEnvironment(TestDatabase database)
    {
        var environment = ClientEnvironment(database);
        environment["Cluster__AdvertisedAddress"] = "127.0.0.1";
        environment["Cluster__SiloPort"] = $"{LoopbackPort.Free()}";
        environment["Cluster__GatewayPort"] = $"{LoopbackPort.Free()}";
        return environment;
    }

    private async Task<bool> IsCompleteAsync(TestDatabase database)
    {
        foreach (var silo in _silos)
            if (silo.HasExited)
                throw new InvalidOperationException($"A silo ended while it was starting.{Environment.NewLine}{silo.Output.Text}");
        const string CountActive = "select count(*) from OrleansMembershipTable where Status = 3";
        try
        {
            await using var source = NpgsqlDataSource.Create(database.ConnectionString!);
            await using var command = source.CreateCommand(CountActive);
            return (long)(await command.ExecuteScalarAsync())! == Nodes;
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return false;
        }
    }
}
