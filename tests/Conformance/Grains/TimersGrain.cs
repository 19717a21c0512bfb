using Orleans.Concurrency;

namespace ContactCenter.Conformance;

/// <summary>Grains with timers. Ticks are noted as "tick", and signalled as "key tick n".</summary>
[Alias("conformance.timers")]
public interface ITimersGrain : IGrainWithStringKey
{
    [Alias("Start")]
    Task StartAsync();

    /// <summary>One timer whose first callback waits at the gate.</summary>
    [Alias("StartHolding")]
    Task StartHoldingAsync(string gate, bool interleave);

    [Alias("StartOnce")]
    Task StartOnceAsync();

    [Alias("StartFailing")]
    Task StartFailingAsync();

    /// <summary>A timer that disposes itself in its first callback, beside one that goes on.</summary>
    [Alias("StartSelfDisposing")]
    Task StartSelfDisposingAsync();

    [Alias("StartIdleThenChange")]
    Task StartIdleThenChangeAsync();

    [Alias("Note")]
    Task NoteAsync(string note);

    [AlwaysInterleave]
    [Alias("Interleave")]
    Task InterleaveAsync();

    [Alias("Leave")]
    Task LeaveAsync();
}

public sealed class TimersGrain : Grain, ITimersGrain
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(10);
    private int _ticks;

    private string Key => this.GetPrimaryKeyString();

    public Task StartAsync()
    {
        this.RegisterGrainTimer(Tick, Period, Period);
        return Task.CompletedTask;
    }

    public Task StartHoldingAsync(string gate, bool interleave)
    {
        this.RegisterGrainTimer(
            async _ =>
            {
                await Tick();
                Probe.Signal($"{gate} in");
                await Probe.Reached(gate);
            },
            new GrainTimerCreationOptions(Period, Period) { Interleave = interleave });
        return Task.CompletedTask;
    }

    public Task StartOnceAsync()
    {
        this.RegisterGrainTimer(
            static (self, _) => self.Tick(), this, new GrainTimerCreationOptions(Period, Timeout.InfiniteTimeSpan) { KeepAlive = true });
        return Task.CompletedTask;
    }

    public Task StartFailingAsync()
    {
        this.RegisterGrainTimer(
            async () =>
            {
                await Tick();
                throw new InvalidOperationException("The timer goes on.");
            },
            Period,
            Period);
        return Task.CompletedTask;
    }

    public Task StartSelfDisposingAsync()
    {
        IGrainTimer? timer = null;
        timer = this.RegisterGrainTimer(
            () =>
            {
                Probe.Note(Key, "disposed");
                timer!.Dispose();
                return Task.CompletedTask;
            },
            Period,
            Period);
        return StartAsync();
    }

    public Task StartIdleThenChangeAsync()
    {
        var timer = this.RegisterGrainTimer(Tick, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        timer.Change(Period, Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }

    public Task NoteAsync(string note)
    {
        Probe.Note(Key, note);
        return Task.CompletedTask;
    }

    public Task InterleaveAsync() => Task.CompletedTask;

    public Task LeaveAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Probe.Signal($"{Key} ended");
        return Task.CompletedTask;
    }

    private Task Tick()
    {
        Probe.Note(Key, "tick");
        Probe.Signal($"{Key} tick {++_ticks}");
        return Task.CompletedTask;
    }
}
