namespace ContactCenter.Harness;

internal sealed partial class Activation
{
    private HashSet<GrainTimer>? _timers;

    public GrainTimer AddTimer(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        var timer = new GrainTimer(this, callback, options);
        lock (_gate)
            (_timers ??= []).Add(timer);
        timer.Begin();
        return timer;
    }

    public void RemoveTimer(GrainTimer timer)
    {
        lock (_gate)
            _timers?.Remove(timer);
    }

    private void DisposeTimers()
    {
        GrainTimer[] timers;
        lock (_gate)
            timers = _timers?.ToArray() ?? [];
        foreach (var timer in timers)
            timer.Dispose();
    }
}
