using Orleans.Concurrency;

namespace ContactCenter.Conformance;

/// <summary>Calls that wait at a gate, so that a test decides what runs while they do.</summary>
[Alias("conformance.turns")]
public interface ITurnsGrain : IGrainWithStringKey
{
    [Alias("Hold")]
    Task HoldAsync(string gate);

    [Alias("Note")]
    Task NoteAsync(string note);

    [AlwaysInterleave]
    [Alias("Interleave")]
    Task InterleaveAsync(string note);

    [ReadOnly]
    [Alias("HoldReadOnly")]
    Task HoldReadOnlyAsync(string gate);

    [ReadOnly]
    [Alias("NoteReadOnly")]
    Task NoteReadOnlyAsync(string note);

    [OneWay]
    [Alias("HoldOneWay")]
    Task HoldOneWayAsync(string gate);

    [OneWay]
    [Alias("FailOneWay")]
    Task FailOneWayAsync(string signal);

    [Alias("HoldCancellable")]
    Task HoldCancellableAsync(string gate, CancellationToken cancellationToken);

    [ResponseTimeout("00:00:01")]
    [Alias("HoldBriefly")]
    Task HoldBrieflyAsync(string gate);

    [Alias("Scheduler")]
    Task<bool> StaysOnItsSchedulerAsync();
}

/// <summary>The same, and every call may interleave.</summary>
[Alias("conformance.reentrant")]
public interface IReentrantGrain : IGrainWithStringKey
{
    [Alias("Hold")]
    Task HoldAsync(string gate);

    [Alias("Note")]
    Task NoteAsync(string note);

    /// <summary>Runs many turns and says how many of them overlapped another.</summary>
    [Alias("Turns")]
    Task<int> OverlapsAsync(int turns);
}

public abstract class TurnsGrainBase : Grain
{
    private int _inTurn;

    public Task NoteAsync(string note)
    {
        Probe.Note(this.GetPrimaryKeyString(), note);
        return Task.CompletedTask;
    }

    public async Task HoldAsync(string gate)
    {
        Probe.Note(this.GetPrimaryKeyString(), $"{gate} in");
        Probe.Signal($"{gate} in");
        await Probe.Reached(gate);
        Probe.Note(this.GetPrimaryKeyString(), $"{gate} out");
    }

    public async Task<int> OverlapsAsync(int turns)
    {
        var overlaps = 0;
        for (var turn = 0; turn < turns; turn++)
        {
            if (Interlocked.Increment(ref _inTurn) != 1)
                overlaps++;
            Thread.SpinWait(200);
            Interlocked.Decrement(ref _inTurn);
            await Task.Yield();
        }

        return overlaps;
    }
}

public sealed class TurnsGrain : TurnsGrainBase, ITurnsGrain
{
    public Task InterleaveAsync(string note) => NoteAsync(note);

    public Task HoldReadOnlyAsync(string gate) => HoldAsync(gate);

    public Task NoteReadOnlyAsync(string note) => NoteAsync(note);

    public Task HoldOneWayAsync(string gate) => HoldAsync(gate);

    public Task FailOneWayAsync(string signal)
    {
        Probe.Signal(signal);
        throw new InvalidOperationException("Nobody hears of this.");
    }

    public async Task HoldCancellableAsync(string gate, CancellationToken cancellationToken)
    {
        Probe.Signal($"{gate} in");
        await Probe.Reached(gate).WaitAsync(cancellationToken);
    }

    public Task HoldBrieflyAsync(string gate) => HoldAsync(gate);

    public async Task<bool> StaysOnItsSchedulerAsync()
    {
        var own = TaskScheduler.Current;
        await Task.Yield();
        var afterYield = TaskScheduler.Current;
        await Task.Run(() => { });
        return own != TaskScheduler.Default && own == afterYield && own == TaskScheduler.Current;
    }
}

[Reentrant]
public sealed class ReentrantGrain : TurnsGrainBase, IReentrantGrain;
