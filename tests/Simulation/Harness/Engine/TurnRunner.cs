namespace ContactCenter.Harness;

/// <summary>Decides where and when activations that have something to do run their turns.</summary>
public abstract class TurnRunner
{
    private protected TurnRunner()
    {
    }

    /// <summary>The thread pool: turns of different activations run in parallel.</summary>
    public static TurnRunner ThreadPool { get; } = new ThreadPoolRunner();

    /// <summary>Where handlers of clients' stream subscriptions run.</summary>
    internal abstract TaskScheduler Clients { get; }

    /// <summary>Called when the queue has become non-empty, and again after each visit that left it so.</summary>
    internal abstract void Ready(TurnQueue queue);

    /// <summary>How tasks that others await are completed: whatever continues must not run within the turn that completes them.</summary>
    internal abstract TaskCreationOptions Completion { get; }

    /// <summary>Takes a call to its activation.</summary>
    internal abstract void Send(ActivationCatalog catalog, GrainId target, GrainClass grainClass, WorkItem work);

    private sealed class ThreadPoolRunner : TurnRunner
    {
        internal override TaskScheduler Clients => TaskScheduler.Default;

        internal override TaskCreationOptions Completion => TaskCreationOptions.RunContinuationsAsynchronously;

        internal override void Ready(TurnQueue queue) =>
            System.Threading.ThreadPool.UnsafeQueueUserWorkItem(queue, preferLocal: true);

        internal override void Send(ActivationCatalog catalog, GrainId target, GrainClass grainClass, WorkItem work) =>
            catalog.Deliver(target, grainClass, work);
    }
}
