namespace ContactCenter.Harness;

internal sealed partial class Activation
{
    private readonly List<WorkItem> _running = new(1);
    private readonly WaitingWork _waiting = new();
    private List<long>? _reentrantSections;

    /// <summary>The running work that keeps others waiting. The first to start; interleaved work does not take its place.</summary>
    private WorkItem? _blocking;

    private long _lastUse;

    /// <summary>Starts the work or lets it wait. False if this activation has ended: the caller asks for another.</summary>
    public bool TryDeliver(WorkItem work)
    {
        Exception? refusal;
        lock (_gate)
        {
            if (_state == ActivationState.Ended)
                return false;
            if (_state == ActivationState.Active && MayStart(work))
            {
                Start(work);
                return true;
            }

            refusal = WouldWaitForItself(work) ? CallCycleException.Of(work, this) : null;
            if (refusal is null)
                _waiting.Add(work);
        }

        if (refusal is not null)
            work.Respond(null, refusal);
        return true;
    }

    /// <summary>The body of a piece of work's first turn.</summary>
    public void Run(WorkItem work)
    {
        CallFrame.Current = work;
        if (work.IsAbandoned)
        {
            Complete(work, Task.CompletedTask, null);
            return;
        }

        Task task;
        try
        {
            task = work.InvokeAsync(_grain);
        }
        catch (Exception error)
        {
            Complete(work, null, error);
            return;
        }

        if (task.IsCompletedSuccessfully)
            Complete(work, task, null);
        else
            _ = AwaitAsync(work, task);
    }

    public void EnterReentrantSection(long id)
    {
        lock (_gate)
            (_reentrantSections ??= []).Add(id);
    }

    public void LeaveReentrantSection(long id)
    {
        lock (_gate)
            _reentrantSections?.Remove(id);
    }

    private async Task AwaitAsync(WorkItem work, Task task)
    {
        try
        {
            await task;
        }
        catch (Exception error)
        {
            Complete(work, null, error);
            return;
        }

        Complete(work, task, null);
    }

    private void Complete(WorkItem work, Task? task, Exception? error)
    {
        work.MarkCompleted();
        if (work is not LifecycleWork)
        {
            // Before the answer, so that the caller's next call finds this activation gone.
            if (error is Orleans.Storage.InconsistentStateException { IsSourceActivation: true } inconsistent)
            {
                inconsistent.IsSourceActivation = false;
                Deactivate(new(DeactivationReasonCode.ApplicationError, error, "The activation's state is not the stored one."));
            }

            lock (_gate)
                Finish(work);
        }

        work.Respond(task, error);
    }

    private void Finish(WorkItem work)
    {
        var last = _running[^1];
        _running[work.RunningIndex] = last;
        last.RunningIndex = work.RunningIndex;
        _running.RemoveAt(_running.Count - 1);
        if (_blocking == work)
            _blocking = null;
        if (work.IsUse)
            _lastUse = Runtime.Time.GetTimestamp();
        if (_state == ActivationState.Active)
            StartWaiting();
        else if (_running.Count == 0)
            StartDeactivation();
        if (_running.Count == 0)
            Runtime.Idle.Expect();
    }

    private void StartWaiting()
    {
        while (_waiting.TakeFirst(MayStart) is { } work)
            Start(work);
    }

    private void Start(WorkItem work)
    {
        work.Target = this;
        work.RunningIndex = _running.Count;
        _running.Add(work);
        if (_blocking is null && !work.IsAlwaysInterleave)
            _blocking = work;
        _turns.Add(work);
    }

    private bool MayStart(WorkItem work) =>
        _blocking is null
        || Class.IsReentrant
        || work.IsAlwaysInterleave
        || (work.IsReadOnly && _blocking.IsReadOnly)
        || (work.ReentrancyId != 0 && _reentrantSections is { } sections && sections.Contains(work.ReentrancyId));

    /// <summary>Whether what the work would have to wait for is itself waiting, through calls, for the work.</summary>
    private bool WouldWaitForItself(WorkItem work)
    {
        for (var waiter = work.Caller; waiter is { IsCompleted: false }; waiter = waiter.Caller)
            if (waiter.Target == this && (waiter == _blocking || _state != ActivationState.Active))
                return true;
        return false;
    }
}
