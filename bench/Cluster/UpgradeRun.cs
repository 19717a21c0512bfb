using ContactCenter.Driving;

namespace ContactCenter.Bench.Cluster;

/// <summary>
/// Upgrades a cluster from a former version to this one, process by process, while visitors write; once silos first and once API nodes first, so that each
/// version's nodes call each version's silos. Nobody may be refused.
/// </summary>
internal static class UpgradeRun
{
    private const int Processes = 2;
    private const int Conversations = 12;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    public static async Task<int> RunAsync(UpgradeOptions options, CancellationToken cancellationToken)
    {
        var failures = 0;
        foreach (var areSilosFirst in new[] { true, false })
        {
            Console.WriteLine(areSilosFirst ? "Silos first:" : "API nodes first:");
            failures += await UpgradeAsync(options.FormerApi, areSilosFirst, cancellationToken);
        }

        Console.WriteLine($"{failures} requests were not served.");
        return failures == 0 ? 0 : 1;
    }

    private static async Task<int> UpgradeAsync(string formerApi, bool areSilosFirst, CancellationToken cancellationToken)
    {
        await using var database = await BenchDatabase.CreateAsync(usesPostgres: true);
        await using var cluster = await TopologyRun.StartAsync(database, Processes, Processes, formerApi, cancellationToken);
        using var rest = new RestClient(cluster.Apis[0].Url);
        var admin = await Team.SignInAdminAsync(rest, cancellationToken);
        await Team.CreateAgentsAsync(rest, admin, 1, cancellationToken);
        var chats = await Chats.OpenAsync(rest, Conversations, cancellationToken);
        using var proxy = await HaProxy.TryStartAsync(database.DataPath, cluster.Apis.Select(api => api.Url), cancellationToken);
        await using var nodes = new ReadyNodes(proxy is null ? cluster.Apis.Select(api => api.Url) : [proxy.Url]);
        await using var callers = new Callers(chats, nodes.Choose);
        await StepAsync("everything is of the former version", () => Task.CompletedTask);
        var silos = cluster.Silos.Select((silo, number) => (Func<Task>)(() => StepAsync($"silo {number} is upgraded", () => UpgradeAsync(silo))));
        var apis = cluster.Apis.Select((api, number) => (Func<Task>)(() => StepAsync($"API node {number} is upgraded", () => UpgradeAsync(api))));
        foreach (var step in areSilosFirst ? silos.Concat(apis) : apis.Concat(silos)) await step();
        await callers.StopAsync();
        return callers.AllFailures;

        async Task StepAsync(string what, Func<Task> act)
        {
            callers.Begin();
            await act();
            callers.Restart();
            var silence = (await callers.WaitUntilServedAsync(Patience))[^1];
            Console.WriteLine($"  {what}: longest wait {silence.TotalSeconds:0.0} s, not served: {string.Join(", ", callers.Failures)}");
        }

        async Task UpgradeAsync(IRestartable node)
        {
            await node.Process.RequestStopAsync();
            await node.Process.WaitForExitAsync(Patience);
            node.Assembly = null;
            await node.LaunchAsync();
            await cluster.WaitUntilCompleteAsync(cancellationToken);
            if (node is ApiNode api) await api.WaitUntilReadyAsync(cancellationToken);
        }
    }
}
