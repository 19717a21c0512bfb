using ContactCenter.Driving;

namespace ContactCenter.Bench.Cluster;

/// <summary>Starts a whole cluster as plain processes on loopback, with PostgreSQL and, where it is installed, haproxy; and ends all of it.</summary>
internal static class TopologyRun
{
    public static async Task<int> RunAsync(TopologyOptions options, CancellationToken cancellationToken)
    {
        await using var database = await BenchDatabase.CreateAsync(usesPostgres: true);
        await using var cluster = await StartAsync(database, options.Silos, options.Apis, server: null, cancellationToken);
        using var proxy = await HaProxy.TryStartAsync(database.DataPath, cluster.Apis.Select(api => api.Url), cancellationToken);
        Console.WriteLine($"Database: {database.ConnectionString}");
        foreach (var silo in cluster.Silos) Console.WriteLine($"Silo: process {silo.Process.Id}");
        foreach (var api in cluster.Apis) Console.WriteLine($"API node: {api.Url}, process {api.Process.Id}");
        Console.WriteLine(proxy is null ? "haproxy is not installed: call the nodes themselves." : $"All of them: {proxy.Url}");
        Console.WriteLine($"Administrator: {ServerEnvironment.AdminUsername}, password: {ServerEnvironment.AdminPassword}");
        Console.WriteLine(options.Seconds > 0 ? $"It ends in {options.Seconds} s." : "Ctrl-C ends it.");
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (options.Seconds > 0) over.CancelAfter(TimeSpan.FromSeconds(options.Seconds));
        await Task.Delay(Timeout.Infinite, over.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        return 0;
    }

    /// <param name="server">The API node of another build, with the silo in a folder beside its own; null = this one.</param>
    public static Task<ServerCluster> StartAsync(BenchDatabase database, int silos, int apis, string? server, CancellationToken cancellationToken) =>
        ServerCluster.StartAsync(database.ConnectionString!, () => Environment(database), silos, apis, server: server, cancellationToken: cancellationToken);

    private static Dictionary<string, string> Environment(BenchDatabase database)
    {
        var environment = ServerEnvironment.Create(database.DataPath, database.ConnectionString);
        environment["Cluster__Id"] = "bench";
        environment["Cluster__DrainSeconds"] = "2";
        return environment;
    }
}
