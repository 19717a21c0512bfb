namespace ContactCenter.Harness;

/// <summary>A timer of one activation. Its callback is work of the activation; the period counts from the callback's end.</summary>
internal sealed class GrainTimer : IGrainTimer
{
    private readonly Lock _gate = new();
    private readonly Activation _owner;
    private readonly Func<CancellationToken, Task> _callback;
    private readonly GrainTimerCreationOptions _options;
    private readonly CancellationTokenSource _disposal = new();
    private readonly ITimer _timer;
    private TimeSpan _period;
    private TimeSpan? _dueAfterTick;
    private bool _isTicking;
    private bool _isDisposed;

    public GrainTimer(Activation owner, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        Validate(options.DueTime, options.Period);
        _owner = owner;
        _callback = callback;
        _options = options;
        _period = options.Period;
        _timer = owner.Runtime.Time.CreateUnflowedTimer(static state => ((GrainTimer)state!).Fire(), this);
    }

    public void Begin() => _timer.Change(_options.DueTime, Timeout.InfiniteTimeSpan);

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        Validate(dueTime, period);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            _period = period;
            if (_isTicking)
                _dueAfterTick = dueTime;
            else
                _timer.Change(dueTime, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_isDisposed)
                return;
            _isDisposed = true;
        }

        _timer.Dispose();
        _disposal.Cancel();
        _owner.RemoveTimer(this);
    }

    private void Fire()
    {
        lock (_gate)
        {
            if (_isDisposed || _isTicking)
                return;
            _isTicking = true;
        }

        _owner.TryDeliver(new Tick(this));
    }

    private void TickEnded()
    {
        lock (_gate)
        {
            _isTicking = false;
            var due = _dueAfterTick ?? _period;
            _dueAfterTick = null;
            if (!_isDisposed)
                _timer.Change(due, Timeout.InfiniteTimeSpan);
        }
    }

    private static void Validate(TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime != Timeout.InfiniteTimeSpan)
            ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
        if (period != Timeout.InfiniteTimeSpan)
            ArgumentOutOfRangeException.ThrowIfLessThan(period, TimeSpan.Zero);
    }

    private sealed class Tick(GrainTimer timer) : WorkItem
    {
        public override string Name => "a timer";

        public override bool IsAlwaysInterleave => timer._options.Interleave;

        public override bool IsUse => timer._options.KeepAlive;

        public override bool IsBoundToActivation => true;

        public override Task InvokeAsync(object? grain) =>
            timer._disposal.IsCancellationRequested ? Task.CompletedTask : timer._callback(timer._disposal.Token);

        public override void Respond(Task? task, Exception? error)
        {
            if (error is not null and not SiloUnavailableException)
                timer._owner.Runtime.Log.TimerFailed(timer._owner.GrainId, error);
            timer.TickEnded();
        }
    }
}
