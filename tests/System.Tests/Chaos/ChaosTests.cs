using System.Diagnostics;
using ContactCenter.Driving;
using Xunit.Abstractions;

namespace ContactCenter.Tests.Processes;

/// <summary>
/// Processes that are killed and frozen, connections that are cut and a database that crashes, at random, under load: every promise holds. The variables
/// <c>CHAOS_SECONDS</c> and <c>CHAOS_FAULTS</c> say how long and how often.
/// </summary>
[Collection(ChaosTestGroup.Name)]
public sealed class ChaosTests(ChaosCluster cluster, ITestOutputHelper output)
{
    private const int ZombiesMax = 6;
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(20);

    [OwnPostgresFact]
    public async Task Promises_hold_while_processes_and_database_fail_at_random()
    {
        var seed = Seed.New();
        output.WriteLine($"{Seed.Variable}={seed}");
        var random = new Random(seed);
        var plan = FaultPlan.Create(random);
        using var late = new CancellationTokenSource(plan.Duration * 2 + Rest);
        var watch = Stopwatch.StartNew();
        await using var workplace = await Workplace.OpenAsync(cluster, late.Token);
        await using var counters = new ProcessCounters(cluster);
        using var calls = new Retries(cluster.Apis);
        var pulse = new Pulse(SteadyWriters.Writers);
        await using var writers = new SteadyWriters(workplace.Chats, calls, pulse, late.Token);
        await using var newcomers = new Newcomers(workplace, calls, random.Next(), late.Token);
        output.WriteLine(
            $"{workplace.Streams.Count} streams of {workplace.Agents.Count} agents and {workplace.Chats.Count} visitors after "
            + $"{watch.Elapsed.TotalSeconds:0.0} s.");

        var faults = new FaultRunner(cluster, workplace, writers, [writers, newcomers], pulse, counters, output, late.Token);
        await BreakAsync(plan, faults, counters, late.Token);
        await Task.WhenAll(writers.StopAsync(), newcomers.StopAsync());
        output.WriteLine(faults.Summary);
        Say(writers, newcomers, calls);
        // Before fresh clients subscribe.
        await counters.SampleAllAsync();
        AssertBit(faults, counters, workplace);

        watch.Restart();
        var proof = new ChaosProof(cluster, workplace, await cluster.Database.ReadJournalAsync());
        proof.NothingIsLostOrDoubled(writers.Acknowledged, newcomers.Served);
        proof.NewcomersWereServedOnce(newcomers.Served);
        await proof.ContactsAreThereOnceAsync(newcomers.Served, late.Token);
        output.WriteLine($"One agent served at most {proof.CapacityWasNeverExceeded()} of {Workplace.Capacity} conversations.");
        await proof.HistoriesAreWholeAsync(late.Token);
        output.WriteLine($"The streams got {await proof.StreamsAreWholeAsync()} entries; all was checked in {watch.Elapsed.TotalSeconds:0.0} s.");
        Assert.Empty(faults.NotHealed);
    }

    private static async Task BreakAsync(FaultPlan plan, FaultRunner faults, ProcessCounters counters, CancellationToken late)
    {
        var watch = Stopwatch.StartNew();
        for (var number = 0; number < plan.Faults.Count; number++)
        {
            await faults.RunAsync(plan.Faults[number]);
            if (plan.Pace * (number + 1) - watch.Elapsed is { Ticks: > 0 } pause) await Task.Delay(pause, late);
        }

        // The woken silo may have ended before it wrote, or before its metrics were read: both are races, which it loses sometimes.
        for (var zombies = 0; (faults.ZombiesRefused == 0 || Fenced(counters) == 0) && zombies < ZombiesMax; zombies++)
            await faults.RunAsync(new Fault(FaultKind.SiloFrozen, zombies));
    }

    private void Say(SteadyWriters writers, Newcomers newcomers, Retries calls)
    {
        output.WriteLine(
            $"{writers.Acknowledged.Count} messages and {newcomers.Served.Count} newcomers ({newcomers.Served.Count(served => served.IsBlocked)} blocked) were "
            + $"acknowledged; {calls.Repeated} calls were sent again; takes refused: "
            + $"{string.Join(", ", newcomers.Refused.Select(refused => $"{refused.Value} x {refused.Key}"))}.");
    }

    /// <summary>Faults that nobody noticed prove nothing.</summary>
    private void AssertBit(FaultRunner faults, ProcessCounters counters, Workplace workplace)
    {
        var fenced = Fenced(counters);
        var resubscribed = counters.Sum("contactcenter_api_subscriptions_total", "start=\"continued\"");
        output.WriteLine(
            $"Appends refused by the fence: {fenced}; zombies refused: {faults.ZombiesRefused}; activations moved: {faults.Moved}; streams resubscribed: "
            + $"{resubscribed} (the clients counted {workplace.Streams.Sum(stream => stream.Resumed)}).");
        Assert.InRange(fenced, 1, long.MaxValue);
        Assert.InRange(faults.ZombiesRefused, 1, long.MaxValue);
        Assert.InRange(faults.Moved, 1, long.MaxValue);
        Assert.InRange(resubscribed, 1, long.MaxValue);
    }

    private static long Fenced(ProcessCounters counters) => counters.Sum("contactcenter_journal_refused_total", "reason=\"fenced\"");
}
