using System.Diagnostics;

namespace ContactCenter.Tests.Processes;

/// <summary>Notes for each of some callers how long after a fault it was served first, by a call that began after the fault.</summary>
internal sealed class Pulse(int callers)
{
    private readonly Lock _gate = new();
    private readonly TimeSpan?[] _served = new TimeSpan?[callers];
    private long _faultAt;

    public bool AllAreServed
    {
        get
        {
            lock (_gate) return _served.All(served => served is not null);
        }
    }

    /// <summary>The first and the last of the callers' first successes; null = somebody was not served.</summary>
    public (TimeSpan? First, TimeSpan? Last) Served
    {
        get
        {
            lock (_gate) return (_served.Min(), _served.All(served => served is not null) ? _served.Max() : null);
        }
    }

    public void Begin()
    {
        lock (_gate)
        {
            Array.Clear(_served);
            _faultAt = Stopwatch.GetTimestamp();
        }
    }

    /// <param name="beganAt">The time stamp before the call.</param>
    public void Note(int caller, long beganAt)
    {
        lock (_gate)
        {
            if (beganAt >= _faultAt) _served[caller] ??= Stopwatch.GetElapsedTime(_faultAt);
        }
    }
}
