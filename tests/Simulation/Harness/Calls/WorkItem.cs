namespace ContactCenter.Harness;

/// <summary>Something an activation runs from its first turn to its end: a call, a timer's callback, a stream item.</summary>
internal abstract class WorkItem : CallFrame
{
    private volatile bool _isCompleted;

    public sealed override WorkItem Work => this;

    /// <summary>The work that waits for this one; null when nothing does, or when it is not a grain.</summary>
    public WorkItem? Caller { get; set; }

    /// <summary>Where it runs; set when it starts.</summary>
    public Activation? Target { get; set; }

    /// <summary>The next in the queue of its activation.</summary>
    public WorkItem? NextWaiting { get; set; }

    public int RunningIndex { get; set; } = -1;

    public bool IsCompleted => _isCompleted;

    public virtual bool IsReadOnly => false;

    public virtual bool IsAlwaysInterleave => false;

    /// <summary>Whether running it counts as use of the activation.</summary>
    public virtual bool IsUse => true;

    /// <summary>Whether it belongs to one activation and is dropped, not forwarded, when that ends.</summary>
    public virtual bool IsBoundToActivation => false;

    /// <summary>Whether nobody waits for it any more, so that it need not start.</summary>
    public virtual bool IsAbandoned => false;

    /// <summary>What it is, for people.</summary>
    public abstract string Name { get; }

    /// <summary>Runs the work on the activation's scheduler.</summary>
    public abstract Task InvokeAsync(object? grain);

    /// <summary>Passes on the outcome: <paramref name="task"/> completed, or <paramref name="error"/>.</summary>
    public abstract void Respond(Task? task, Exception? error);

    /// <summary>From here on it waits for nothing: it is out of every call chain.</summary>
    public void MarkCompleted()
    {
        _isCompleted = true;
        Caller = null;
    }
}
