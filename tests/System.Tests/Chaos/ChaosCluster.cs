using System.Globalization;
using ContactCenter.Driving;
using ContactCenter.Silo.Hosting;
using Npgsql;

namespace ContactCenter.Tests.Processes;

/// <summary>Three silos and two API nodes over a PostgreSQL of their own, which may be restarted. One cluster for all tests that break it.</summary>
public sealed class ChaosCluster : IAsyncLifetime, IDisposable
{
    private const int SiloCount = 3;
    private const string SelectActive = "select count(*) from OrleansMembershipTable where Status = 3";
    private const string SelectStatus = "select Status from OrleansMembershipTable where Port = @port order by Generation desc limit 1";
    private const int Dead = 6;
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(10);

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(3) };
    private readonly List<int> _operatorPorts = [];
    private readonly List<int> _siloPorts = [];
    private readonly HashSet<int> _processIds = [];
    private readonly ProcessGuard _guard = new();
    private TestCluster? _cluster;

    public PostgresServer Postgres { get; private set; } = null!;

    internal TestDatabase Database { get; private set; } = null!;

    public IReadOnlyList<SiloNode> Silos => _cluster!.Silos;

    public IReadOnlyList<ApiNode> Apis => _cluster!.Apis;

    internal IReadOnlyList<IRestartable> Processes => [.. Silos, .. Apis];

    internal Uri MetricsOf(int process) => new($"http://127.0.0.1:{_operatorPorts[process]}/metrics");

    /// <summary>Xunit makes it for a test that is skipped, too.</summary>
    public async Task InitializeAsync()
    {
        if (PostgresServer.OwnSkipReason is not null) return;
        using var late = new CancellationTokenSource(StartTimeout);
        Postgres = await PostgresServer.StartOwnAsync();
        Database = await TestDatabase.CreateAsync(Postgres);
        _cluster = await TestCluster.StartAsync(Database, late.Token, Configure, SiloCount);
        NoteProcesses();
    }

    public async Task DisposeAsync()
    {
        if (_cluster is not null) NoteProcesses();
        if (_cluster is not null) await _cluster.DisposeAsync();
        if (Database is not null) await Database.DisposeAsync();
        if (Postgres is not null) await Postgres.DisposeAsync();
        Assert.DoesNotContain(_processIds, id => Directory.Exists($"/proc/{id}"));
    }

    public void Dispose()
    {
        _http.Dispose();
        _guard.Dispose();
    }

    /// <summary>Starts a process again that has ended, and returns without waiting for it.</summary>
    internal async Task RelaunchAsync(IRestartable node)
    {
        await node.LaunchAsync();
        NoteProcesses();
    }

    /// <summary>Tells whether every process is ready, and the silos are members and nobody else is.</summary>
    internal async Task<bool> IsCompleteAsync(CancellationToken cancellationToken)
    {
        var ready = await Task.WhenAll(_operatorPorts.Select(port => IsReadyAsync(port, cancellationToken)));
        return ready.All(isReady => isReady) && await QueryAsync(SelectActive, null, cancellationToken) == SiloCount;
    }

    internal async Task<bool> IsDeadAsync(int silo, CancellationToken cancellationToken) =>
        await QueryAsync(SelectStatus, _siloPorts[silo], cancellationToken) == Dead;

    private async Task<bool> IsReadyAsync(int port, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _http.GetAsync(new Uri($"http://127.0.0.1:{port}/health/ready"), cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (Exception exception) when (NoResponse.Is(exception, cancellationToken))
        {
            return false;
        }
    }

    /// <returns>Null = the database did not respond.</returns>
    private async Task<long?> QueryAsync(string sql, int? port, CancellationToken cancellationToken)
    {
        try
        {
            await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Database.ConnectionString!) { Pooling = false });
            await using var command = source.CreateCommand(sql);
            if (port is { } value) command.Parameters.AddWithValue("port", value);
            return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
        }
        catch (NpgsqlException)
        {
            return null;
        }
    }

    private void Configure(int? silo, Dictionary<string, string> environment)
    {
        _operatorPorts.Add(LoopbackPort.Free());
        environment["Telemetry__Port"] = $"{_operatorPorts[^1]}";
        // As in production: a socket must not fall silent only because the tests' short period looks at sign-ins often.
        environment.Remove("Feed__PositionIntervalMilliseconds");
        environment.Remove(TestCluster.ProbeMilliseconds);
        // These processes live for a minute or less: code that is measured to be compiled better later costs what it never brings back.
        environment["DOTNET_TieredPGO"] = "0";
        if (silo is not null) _siloPorts.Add(int.Parse(environment["Cluster__SiloPort"], CultureInfo.InvariantCulture));
    }

    private void NoteProcesses()
    {
        foreach (var id in Processes.Select(node => node.Process.Id))
            if (_processIds.Add(id)) _guard.Add(id);
    }
}

[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ChaosTestGroup : ICollectionFixture<ChaosCluster>
{
    public const string Name = "Chaos";
}
