using System.Diagnostics;
using ContactCenter.Driving;
using Xunit.Abstractions;

namespace ContactCenter.Tests.Processes;

/// <summary>Does one fault after another to a cluster under load, and waits until the cluster is whole again and everybody is served.</summary>
internal sealed class FaultRunner(
    ChaosCluster cluster, Workplace workplace, SteadyWriters writers, IReadOnlyList<Load> loads, Pulse pulse, ProcessCounters counters,
    ITestOutputHelper output, CancellationToken late)
{
    public const string ResumedCounter = "contactcenter_actors_resumed_total";

    /// <summary>The next fault does not wait longer for the one before to heal.</summary>
    private static readonly TimeSpan HealTimeout = TimeSpan.FromMinutes(2);

    /// <summary>To ask costs the cluster time that it needs to heal.</summary>
    private static readonly TimeSpan AskPeriod = TimeSpan.FromMilliseconds(300);

    private static readonly TimeSpan EndTimeout = TimeSpan.FromMinutes(10);

    /// <summary>Callers who lose their patience before the others have found out that a silo is frozen.</summary>
    private static readonly TimeSpan Hasty = TimeSpan.FromSeconds(2);

    private readonly List<(TimeSpan? First, TimeSpan? Last)> _served = [];

    /// <summary>The silos, the one that was started last at the end.</summary>
    private readonly List<SiloNode> _byAge = [.. cluster.Silos];
    private int _number;

    /// <summary>Conversations that came into memory on another silo because theirs was lost.</summary>
    public long Moved { get; private set; }

    /// <summary>Appends of silos that woke after they had been declared dead, and were refused.</summary>
    public long ZombiesRefused { get; private set; }

    /// <summary>Faults after which somebody was not served in time, or the cluster was not complete.</summary>
    public List<string> NotHealed { get; } = [];

    public async Task RunAsync(Fault fault)
    {
        _number++;
        await counters.SampleAllAsync();
        var watch = Stopwatch.StartNew();
        var what = fault.Kind switch
        {
            FaultKind.SiloKilled => await KillSiloAsync(ChooseSilo(fault)),
            FaultKind.SiloFrozen => await FreezeAsync(ChooseSilo(fault)),
            FaultKind.ApiKilled => await KillApiAsync(cluster.Apis.MaxBy(api => workplace.Streams.Count(stream => stream.Node == api.Url))!),
            FaultKind.ConnectionsDropped => await BreakAsync(cluster.Database.DropConnectionsAsync),
            _ => await BreakAsync(cluster.Postgres.RestartImmediatelyAsync),
        };
        var isHealed = await WaitAsync(async () => await cluster.IsCompleteAsync(late) && workplace.Streams.All(stream => stream.IsConnected));
        var served = pulse.Served;
        _served.Add(served);
        output.WriteLine(
            $"{_number}. {fault.Kind}: first success after {served.First?.TotalSeconds:0.0} s, everybody's after {served.Last?.TotalSeconds:0.0} s; "
            + $"whole again after {watch.Elapsed.TotalSeconds:0.0} s{what}");
        if (!isHealed || served.Last is null) NotHealed.Add($"{_number}. {fault.Kind}");
    }

    public string Summary =>
        $"Of {_served.Count} faults: first success at the latest after {_served.Max(served => served.First)?.TotalSeconds:0.0} s, everybody's after "
        + $"{_served.Max(served => served.Last)?.TotalSeconds:0.0} s.";

    /// <summary>Chooses one of those that run longest: the one that was started last has hardly any actors.</summary>
    private SiloNode ChooseSilo(Fault fault)
    {
        var silo = _byAge[fault.Target % (_byAge.Count - 1)];
        _byAge.Remove(silo);
        _byAge.Add(silo);
        return silo;
    }

    private async Task<string> BreakAsync(Func<Task> act)
    {
        pulse.Begin();
        await act();
        await WaitUntilServedAsync();
        return "";
    }

    private async Task<string> KillApiAsync(ApiNode api)
    {
        await BreakAsync(api.Process.KillAsync);
        await cluster.RelaunchAsync(api);
        return "";
    }

    private async Task<string> KillSiloAsync(SiloNode silo)
    {
        var (id, before) = (silo.Process.Id, counters.Sum(ResumedCounter, "kind=\"conversation\"", silo.Process.Id));
        await BreakAsync(silo.Process.KillAsync);
        var moved = await CountMovedAsync(id, before);
        await cluster.RelaunchAsync(silo);
        return $"; {moved} conversations moved";
    }

    /// <summary>
    /// A silo is frozen while its actors have work, declared dead, and woken. What impatient callers have sent to it is still there: it writes that, and is
    /// refused, because its actors went on elsewhere. Those callers come back, and their messages are written once.
    /// </summary>
    private async Task<string> FreezeAsync(SiloNode silo)
    {
        var (process, before) = (silo.Process, counters.Sum(ResumedCounter, "kind=\"conversation\"", silo.Process.Id));
        pulse.Begin();
        await process.FreezeAsync();
        var unanswered = await SendHastilyAsync();
        await WaitAsync(() => cluster.IsDeadAsync(cluster.Silos.ToList().IndexOf(silo), late));
        await WaitUntilServedAsync();
        await Task.WhenAll(unanswered.Select(sent => writers.WriteAsync(sent.Chat, $"{sent.Id}-moved", isAgents: false, late)));
        var moved = await CountMovedAsync(process.Id, before);
        await process.ThawAsync();
        var code = await process.WaitForExitAsync(EndTimeout);
        var refused = process.Output.Text.Split('\n').Count(IsRefusal);
        ZombiesRefused += refused;
        await Task.WhenAll(unanswered.Select(sent => writers.WriteAsync(sent.Chat, sent.Id, isAgents: false, late)));
        await cluster.RelaunchAsync(silo);
        return $"; {moved} conversations moved; {unanswered.Count} calls waited for the frozen silo; woken, it was refused {refused} times and ended with "
            + $"{code}";
    }

    /// <returns>The messages for which nobody waits any more.</returns>
    private async Task<List<(ServedChat Chat, string Id)>> SendHastilyAsync()
    {
        using var hasty = CancellationTokenSource.CreateLinkedTokenSource(late);
        hasty.CancelAfter(Hasty);
        var sent = workplace.Chats.Select((chat, number) => (Chat: chat, Id: $"hasty-{_number}-{number}")).ToList();
        var wasWritten = await Task.WhenAll(sent.Select(async message =>
        {
            try
            {
                await writers.WriteAsync(message.Chat, message.Id, isAgents: false, hasty.Token);
                return true;
            }
            catch (OperationCanceledException) when (!late.IsCancellationRequested)
            {
                return false;
            }
        }));
        return [.. sent.Where((_, number) => !wasWritten[number])];
    }

    private async Task<long> CountMovedAsync(int lostProcess, long before)
    {
        await counters.SampleAllAsync();
        var moved = counters.Sum(ResumedCounter, "kind=\"conversation\"", lostProcess) - before;
        Moved += moved;
        return moved;
    }

    private Task<bool> WaitUntilServedAsync() => WaitAsync(() => Task.FromResult(pulse.AllAreServed));

    /// <returns>False = not in time.</returns>
    private async Task<bool> WaitAsync(Func<Task<bool>> condition)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            foreach (var load in loads) load.ThrowIfFailed();
            if (watch.Elapsed > HealTimeout) return false;
            await Task.Delay(AskPeriod, late);
        }

        return true;
    }

    private static bool IsRefusal(string line) =>
        line.Contains("no longer knows its state", StringComparison.Ordinal)
        && (line.Contains("that this activation does not know", StringComparison.Ordinal) || line.Contains("another activation", StringComparison.Ordinal));
}
