using System.Diagnostics;
using ContactCenter.Driving;
using Xunit.Abstractions;

namespace ContactCenter.Tests.Processes;

/// <summary>An API node that finds no silo says so, and does not fill the disk with it.</summary>
[Collection(Clusters.Name)]
public sealed class LogVolumeTests(ITestOutputHelper output)
{
    private const long CharactersPerMinuteMax = 40_000;
    private const int Callers = 20;

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(10);

    [PostgresFact]
    public async Task Node_whose_silos_are_gone_logs_little_while_clients_call_it()
    {
        using var late = new CancellationTokenSource(Timeout);
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        await using var cluster = await TestCluster.StartAsync(database, late.Token);
        using var rest = new RestClient(cluster.Apis[0].Url);
        foreach (var silo in cluster.Silos) await silo.Process.KillAsync();
        var (before, watch) = (cluster.Apis[0].Process.Output.Characters, Stopwatch.StartNew());
        using var over = CancellationTokenSource.CreateLinkedTokenSource(late.Token);
        over.CancelAfter(Measured);
        // Together: each waits for seconds whether another silo comes.
        var calls = await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => CallUntilAsync(rest, caller, over.Token)));
        AssertFew(cluster.Apis[0].Process, cluster.Apis[0].Process.Output.Characters - before, watch.Elapsed, calls.Sum());
    }

    [PostgresFact]
    public async Task Node_that_never_had_a_silo_logs_little()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        var environment = database.Environment;
        environment["Cluster__Id"] = "nobody-there";
        environment["Logging__LogLevel__Default"] = "Information";
        await using var api = new ApiNode(environment);
        var watch = Stopwatch.StartNew();
        await api.LaunchAsync();
        await Until.TrueAsync("the node says that it waits", Timeout, () => api.Process.Output.Contains("No silo of cluster"));
        await Task.Delay(Measured);
        AssertFew(api.Process, api.Process.Output.Characters, watch.Elapsed, 0);
    }

    private static async Task<int> CallUntilAsync(RestClient rest, int caller, CancellationToken over)
    {
        for (var calls = 0; ; calls++)
        {
            try
            {
                await rest.SendAsync(HttpMethod.Post, "livechat/visitor", new { visitor = new { token = $"token-of-caller-{caller}-{calls}" } }, null, over);
                await Task.Delay(TimeSpan.FromMilliseconds(200), over);
            }
            catch (OperationCanceledException)
            {
                return calls;
            }
        }
    }

    private void AssertFew(ServerProcess process, long characters, TimeSpan time, int calls)
    {
        output.WriteLine($"{characters} characters in {time.TotalSeconds:0} s and {calls} calls; ended: {process.HasExited}. The last of it:");
        output.WriteLine(process.Output.Text[Math.Max(0, process.Output.Text.Length - 6_000)..]);
        Assert.InRange(characters, 0, (long)(CharactersPerMinuteMax * time.TotalMinutes));
    }
}
