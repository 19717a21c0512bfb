namespace ContactCenter.Harness;

/// <summary>
/// Deactivates activations that nobody used for their collection age. Its timer is set only while something could become due, so that a
/// simulation in which nothing can happen any more is seen to be stuck.
/// </summary>
internal sealed class IdleCollector : IDisposable
{
    private readonly GrainRuntime _runtime;
    private readonly TimeSpan _quantum;
    private readonly ITimer _timer;
    private int _isArmed;

    public IdleCollector(GrainRuntime runtime)
    {
        _runtime = runtime;
        _quantum = runtime.Options.CollectionQuantum;
        _timer = runtime.Time.CreateUnflowedTimer(static state => ((IdleCollector)state!).Sweep(), this);
    }

    /// <summary>Says that an activation has become idle.</summary>
    public void Expect()
    {
        if (Volatile.Read(ref _isArmed) == 0 && Interlocked.Exchange(ref _isArmed, 1) == 0)
            _timer.Change(_quantum, Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => _timer.Dispose();

    private void Sweep()
    {
        Volatile.Write(ref _isArmed, 0);
        var now = _runtime.Time.GetTimestamp();
        var waitFor = TimeSpan.MaxValue;
        List<Activation> due = [];
        foreach (var activation in _runtime.Catalog.All)
        {
            if (activation.TimeToCollection(now) is not { } left)
                continue;
            if (left <= TimeSpan.Zero)
                due.Add(activation);
            else if (left < waitFor)
                waitFor = left;
        }

        // In order of creation: the hash table has another order in every process, and a simulation must not.
        foreach (var activation in due.OrderBy(activation => activation.Number))
            activation.Deactivate(new(DeactivationReasonCode.ActivationIdle, "Nobody used the grain for its collection age."));

        if (waitFor < TimeSpan.MaxValue && Interlocked.Exchange(ref _isArmed, 1) == 0)
            _timer.Change(waitFor > _quantum ? waitFor : _quantum, Timeout.InfiniteTimeSpan);
    }
}
