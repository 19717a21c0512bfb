using System.Diagnostics;
using ContactCenter.Driving;
using Xunit.Abstractions;

namespace ContactCenter.Tests.Processes;

/// <summary>Every process of a cluster is asked to stop and started again, one after another, while visitors write: nobody is refused (promise 10).</summary>
[Collection(Clusters.Name)]
public sealed class RollingRestartTests(ITestOutputHelper output)
{
    private const int Conversations = 12;
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [PostgresFact]
    public async Task Nobody_is_refused_while_all_nodes_and_silos_are_restarted_in_turn()
    {
        using var late = new CancellationTokenSource(Timeout);
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        // Longer than the proxy takes to notice, also when it stands still for a while.
        await using var cluster = await TestCluster.StartAsync(
            database, late.Token, (_, environment) => environment["Cluster__DrainSeconds"] = "15");
        using var rest = new RestClient(cluster.Apis[0].Url);
        var admin = await Team.SignInAdminAsync(rest, late.Token);
        await Team.CreateAgentsAsync(rest, admin, 1, late.Token);
        var chats = await Chats.OpenAsync(rest, Conversations, late.Token);
        await using var proxy = new ReadyNodes(cluster.Apis.Select(api => api.Url));
        await using var callers = new Callers(chats, proxy.Choose);

        foreach (var silo in cluster.Silos) await RestartAsync("silo", silo, cluster.WaitUntilCompleteAsync);
        foreach (var api in cluster.Apis) await RestartAsync("API node", api, api.WaitUntilReadyAsync);
        await callers.StopAsync();
        Assert.Empty(callers.Failures);

        var journal = (await database.ReadJournalAsync()).Where(row => row.IsMessage).ToDictionary(row => (row.EntityId, row.CommandId!), row => row.Seq);
        Assert.All(callers.Acknowledged, message => Assert.Equal(message.Seq, journal[(message.RoomId, message.MessageId)]));

        async Task RestartAsync(string what, IRestartable node, Func<CancellationToken, Task> isBack)
        {
            var watch = Stopwatch.StartNew();
            await node.Process.RequestStopAsync();
            Assert.Equal(0, await node.Process.WaitForExitAsync(Patience));
            var stopped = watch.Elapsed;
            await node.LaunchAsync();
            await isBack(late.Token);
            output.WriteLine(
                $"A {what} stopped in {stopped.TotalSeconds:0.0} s and was back after {watch.Elapsed.TotalSeconds:0.0} s; "
                + $"not served since the start: {string.Join(", ", callers.Failures)}.");
        }
    }
}
