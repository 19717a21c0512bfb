namespace ContactCenter.Harness;

/// <summary>A clock that stands still until the simulation has nothing else to do, then jumps to the next timer.</summary>
internal sealed class VirtualTimeProvider(DateTimeOffset start, Random random) : TimeProvider
{
    private readonly PriorityQueue<(VirtualTimer Timer, long Version), (long Due, int Draw)> _queue = new();

    public TimeSpan Elapsed { get; private set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => start + Elapsed;

    public override long GetTimestamp() => Elapsed.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state, ExecutionContext.Capture());
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Jumps to the next timer and fires it; timers that are due at one moment fire in drawn order. False if there is none.</summary>
    public bool FireNext()
    {
        while (_queue.TryDequeue(out var entry, out var priority))
        {
            if (entry.Version != entry.Timer.Version)
                continue;
            Elapsed = TimeSpan.FromTicks(Math.Max(Elapsed.Ticks, priority.Due));
            entry.Timer.Fire();
            return true;
        }

        return false;
    }

    private void Enqueue(VirtualTimer timer, TimeSpan dueTime) =>
        _queue.Enqueue((timer, timer.Version), ((Elapsed + dueTime).Ticks, random.Next()));

    private sealed class VirtualTimer(VirtualTimeProvider owner, TimerCallback callback, object? state, ExecutionContext? context) : ITimer
    {
        private TimeSpan _period;

        /// <summary>Counts changes, so that an entry in the queue that a change made void is known as such.</summary>
        public long Version { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Version++;
            _period = period;
            if (dueTime != Timeout.InfiniteTimeSpan)
                owner.Enqueue(this, dueTime);
            return true;
        }

        public void Fire()
        {
            if (_period > TimeSpan.Zero)
                Change(_period, _period);
            else
                Version++;
            if (context is null)
                callback(state);
            else
                ExecutionContext.Run(context, new ContextCallback(callback), state);
        }

        public void Dispose() => Version++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
