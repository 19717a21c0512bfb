using ContactCenter.Journal;

namespace ContactCenter.Tests.Simulation;

/// <summary>A store that takes its time, and now and then fails a commit before or after it happened.</summary>
internal sealed class SimulatedFaults(Harness.Simulation simulation, double failureRate) : MemoryFaults
{
    private static readonly TimeSpan MaxCommitTime = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan MaxReadTime = TimeSpan.FromMilliseconds(2);

    /// <summary>The number of faults that were reached before a commit: a run that reached none proves nothing.</summary>
    public int FailedBefore { get; private set; }

    public int FailedAfter { get; private set; }

    public override async Task BeforeCommitAsync(EntityId entity)
    {
        await simulation.DelayAsync(MaxCommitTime);
        if (simulation.Random.NextDouble() >= failureRate) return;
        FailedBefore++;
        throw new JournalUnavailableException("simulated: nothing was committed");
    }

    public override async Task AfterCommitAsync(EntityId entity)
    {
        await simulation.DelayAsync(MaxCommitTime);
        if (simulation.Random.NextDouble() >= failureRate) return;
        FailedAfter++;
        throw new JournalUnavailableException("simulated: committed, but nobody learns it");
    }

    public override Task BeforeReadAsync() => simulation.DelayAsync(MaxReadTime);
}
