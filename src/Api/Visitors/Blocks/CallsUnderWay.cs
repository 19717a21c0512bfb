namespace ContactCenter.Api.Visitors.Blocks;

/// <summary>
/// Visitors' calls that have been let in and have no response yet: a block that they did not see must wait for them before it is
/// acknowledged, or one of them could still write after it.
/// </summary>
internal sealed class CallsUnderWay
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private Group _current = new(Task.CompletedTask);

    /// <summary>Called before anything is checked; disposed when the call is over.</summary>
    public Pass Enter()
    {
        lock (_gate)
        {
            _current.Count++;
            return new Pass(this, _current);
        }
    }

    /// <summary>Completes when every call that is under way now is over. Calls that come later are not waited for.</summary>
    public Task WaitAsync()
    {
        lock (_gate)
        {
            var earlier = _current;
            _current = new Group(earlier.Over);
            earlier.Close();
            return earlier.Over;
        }
    }

    /// <summary>Completes as <see cref="WaitAsync"/>, or when the calls have taken too long to be waited for.</summary>
    public Task OverAsync(TimeProvider time) => Task.WhenAny(WaitAsync(), Task.Delay(Patience, time));

    private void Leave(Group group)
    {
        lock (_gate) group.Leave();
    }

    internal readonly struct Pass(CallsUnderWay? calls, Group group) : IDisposable
    {
        public void Dispose() => calls?.Leave(group);
    }

    /// <summary>The calls that came between two waits. Touched under the lock only.</summary>
    internal sealed class Group(Task earlier)
    {
        private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private bool _isClosed;

        public int Count { get; set; }

        /// <summary>These calls and all before them.</summary>
        public Task Over => earlier.IsCompleted ? _over.Task : Task.WhenAll(earlier, _over.Task);

        public void Close()
        {
            _isClosed = true;
            if (Count == 0) _over.TrySetResult();
        }

        public void Leave()
        {
            if (--Count == 0 && _isClosed) _over.TrySetResult();
        }
    }
}
