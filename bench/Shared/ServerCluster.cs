using System.Globalization;
using ContactCenter.Silo.Hosting;
using Npgsql;

namespace ContactCenter.Driving;

/// <summary>Silo and API processes on loopback, over one PostgreSQL database. They end with their owner.</summary>
public sealed class ServerCluster : IAsyncDisposable
{
    private const string CountActive = "select count(*) from OrleansMembershipTable where Status = 3";
    private const string SelectGivenUp = "select Status = 6 from OrleansMembershipTable where Port = @port order by Generation desc limit 1";

    private static readonly TimeSpan JoinTimeout = TimeSpan.FromMinutes(10);

    private readonly string _connectionString;
    private readonly List<SiloNode> _silos = [];
    private readonly List<ApiNode> _apis = [];

    private ServerCluster(string connectionString) => _connectionString = connectionString;

    public IReadOnlyList<SiloNode> Silos => _silos;

    public IReadOnlyList<ApiNode> Apis => _apis;

    /// <param name="environment">What every process is started with, <c>Cluster__Id</c> included. Called for each of them.</param>
    /// <param name="configure">Adds to what a silo (by its number) or an API node (null) is started with.</param>
    /// <param name="server">The API node of another build, with the silo in a folder beside its own; null = the build beside the caller.</param>
    public static async Task<ServerCluster> StartAsync(
        string connectionString, Func<Dictionary<string, string>> environment, int silos, int apis, Action<int?, Dictionary<string, string>>? configure = null,
        string? server = null, CancellationToken cancellationToken = default)
    {
        var cluster = new ServerCluster(connectionString);
        try
        {
            var silo = server is null ? null : Executables.FindBeside(server, "Silo");
            for (var i = 0; i < silos; i++) cluster._silos.Add(new SiloNode(With(SiloNode.AtFreePorts(environment()), i)) { Assembly = silo });
            for (var i = 0; i < apis; i++) cluster._apis.Add(new ApiNode(With(environment(), null)) { Assembly = server });
            // Together: each silo finds an empty database, and one of them makes the schema. Nodes wait for them.
            foreach (var node in cluster._silos) await node.LaunchAsync();
            await cluster.WaitUntilCompleteAsync(cancellationToken);
            await Task.WhenAll(cluster._apis.Select(api => api.StartAsync(cancellationToken)));
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }

        Dictionary<string, string> With(Dictionary<string, string> own, int? silo)
        {
            configure?.Invoke(silo, own);
            return own;
        }
    }

    /// <summary>Returns when all silos are active.</summary>
    /// <exception cref="InvalidOperationException">One has ended.</exception>
    public Task WaitUntilCompleteAsync(CancellationToken cancellationToken) => Until.TrueAsync("the silos are a cluster", JoinTimeout, () =>
    {
        if (_silos.FirstOrDefault(silo => silo.Process.HasExited) is { } ended)
            throw new InvalidOperationException($"A silo ended while it was starting.{Environment.NewLine}{ended.Process.Output.Text}");
        return IsCompleteAsync(cancellationToken);
    }, cancellationToken);

    /// <summary>Returns when all silos are active. Starts those again that end, as an orchestrator does.</summary>
    public Task RestoreAsync(CancellationToken cancellationToken) => Until.TrueAsync("the silos are a cluster again", JoinTimeout, async () =>
    {
        foreach (var silo in _silos.Where(silo => silo.Process.HasExited)) await silo.LaunchAsync();
        return await IsCompleteAsync(cancellationToken);
    }, cancellationToken);

    /// <summary>Returns when the others have declared a silo dead.</summary>
    public Task WaitUntilGivenUpAsync(SiloNode silo, CancellationToken cancellationToken) =>
        Until.TrueAsync("a silo is given up", JoinTimeout, () => IsGivenUpAsync(silo, cancellationToken), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        foreach (var api in _apis) await api.DisposeAsync();
        foreach (var silo in _silos) await silo.DisposeAsync();
    }

    private async Task<bool> IsCompleteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var source = NpgsqlDataSource.Create(_connectionString);
            await using var command = source.CreateCommand(CountActive);
            return (long)(await command.ExecuteScalarAsync(cancellationToken))! == _silos.Count;
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return false;
        }
    }

    private async Task<bool> IsGivenUpAsync(SiloNode silo, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(_connectionString);
        await using var command = source.CreateCommand(SelectGivenUp);
        command.Parameters.AddWithValue("port", silo.Port);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }
}

/// <summary>A silo at fixed ports, whose process can be ended and started again.</summary>
public sealed class SiloNode(IReadOnlyDictionary<string, string> environment) : IRestartable, IAsyncDisposable
{
    private ServerProcess? _process;

    /// <summary>Another build of the product to start; null = the one beside the caller.</summary>
    public string? Assembly { get; set; }

    public ServerProcess Process => _process ?? throw new InvalidOperationException("The silo was not started.");

    public int Port => int.Parse(environment["Cluster__SiloPort"], CultureInfo.InvariantCulture);

    public static Dictionary<string, string> AtFreePorts(Dictionary<string, string> environment)
    {
        environment["Cluster__AdvertisedAddress"] = "127.0.0.1";
        environment["Cluster__SiloPort"] = $"{LoopbackPort.Free()}";
        environment["Cluster__GatewayPort"] = $"{LoopbackPort.Free()}";
        return environment;
    }

    /// <summary>Starts a process without waiting until it is part of the cluster.</summary>
    public async Task<ServerProcess> LaunchAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
        return _process = ServerProcess.StartAssembly(Assembly ?? Executables.Find("Silo"), environment);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
    }
}
