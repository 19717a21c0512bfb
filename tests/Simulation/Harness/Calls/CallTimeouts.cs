namespace ContactCenter.Harness;

/// <summary>
/// The calls that wait for an answer with one common timeout, oldest first, so that one timer serves them all. A call costs two short
/// locks here and no timer of its own.
/// </summary>
internal sealed class CallTimeouts
{
    private readonly object _gate = new();
    private readonly TimeProvider _time;
    private readonly TimeSpan _timeout;
    private readonly long _timeoutTicks;
    private readonly ITimer _timer;
    private MethodCall? _oldest;
    private MethodCall? _newest;
    private bool _isArmed;

    public CallTimeouts(TimeProvider time, TimeSpan timeout)
    {
        _time = time;
        _timeout = timeout;
        _timeoutTicks = (long)(timeout.TotalSeconds * time.TimestampFrequency);
        _timer = time.CreateUnflowedTimer(static state => ((CallTimeouts)state!).Expire(), this);
    }

    public void Add(MethodCall call)
    {
        call.Timeouts = this;
        lock (_gate)
        {
            call.DeadlineTimestamp = _time.GetTimestamp() + _timeoutTicks;
            call.PreviousTimeout = _newest;
            if (_newest is null)
                _oldest = call;
            else
                _newest.NextTimeout = call;
            _newest = call;
            if (!_isArmed)
            {
                _isArmed = true;
                _timer.Change(_timeout, Timeout.InfiniteTimeSpan);
            }
        }
    }

    public void Remove(MethodCall call)
    {
        lock (_gate)
            Unlink(call);
    }

    private void Expire()
    {
        List<MethodCall> expired = [];
        lock (_gate)
        {
            var now = _time.GetTimestamp();
            while (_oldest is { } call && call.DeadlineTimestamp <= now)
            {
                Unlink(call);
                expired.Add(call);
            }

            _isArmed = _oldest is not null;
            if (_oldest is { } next)
                _timer.Change(RoundedUp(_time.GetElapsedTime(now, next.DeadlineTimestamp)), Timeout.InfiniteTimeSpan);
        }

        foreach (var call in expired)
            call.Abandon(new TimeoutException(
                $"No answer from {call.TargetId} to {call.Name} within {_timeout}. Whether it ran or still will is not known."));
    }

    // A system timer counts whole milliseconds: rounding down would fire a little before the deadline, again and again.
    private static TimeSpan RoundedUp(TimeSpan span) => TimeSpan.FromMilliseconds(Math.Ceiling(span.TotalMilliseconds));

    private void Unlink(MethodCall call)
    {
        if (call != _oldest && call.PreviousTimeout is null)
            return;
        if (call.PreviousTimeout is { } previous)
            previous.NextTimeout = call.NextTimeout;
        else
            _oldest = call.NextTimeout;
        if (call.NextTimeout is { } next)
            next.PreviousTimeout = call.PreviousTimeout;
        else
            _newest = call.PreviousTimeout;
        call.PreviousTimeout = call.NextTimeout = null;
    }
}
