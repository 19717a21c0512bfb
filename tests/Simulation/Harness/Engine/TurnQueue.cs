namespace ContactCenter.Harness;

/// <summary>
/// The task scheduler of one activation: everything its code does runs here, one turn at a time, in the order it became ready.
/// </summary>
internal sealed class TurnQueue(Activation owner, TurnRunner runner) : TaskScheduler, IThreadPoolWorkItem
{
    // Long enough to spare hops through the thread pool, short enough that a busy activation does not starve others.
    private const int TurnsPerVisit = 64;

    private static readonly Action<object?> RunWork = static state =>
    {
        var work = (WorkItem)state!;
        ((TurnQueue)Current).Owner.Run(work);
    };

    private readonly Queue<object> _ready = new();
    private bool _isScheduled;
    private volatile int _threadId;

    public Activation Owner { get; } = owner;

    /// <summary>Starts a piece of work with a turn of its own. Nothing of the adder's execution context flows into it.</summary>
    public void Add(WorkItem work) => Enqueue(work);

    /// <summary>Runs what is ready, up to a limit.</summary>
    public void Execute()
    {
        for (var turn = 0; turn < TurnsPerVisit; turn++)
            if (!RunOne())
                return;
        runner.Ready(this);
    }

    /// <summary>Runs one turn, which must be ready, and says whether there are more.</summary>
    public bool RunOne()
    {
        object turn;
        lock (_ready)
            turn = _ready.Dequeue();

        _threadId = Environment.CurrentManagedThreadId;
        // Run as a task of this scheduler also the first turn, so that TaskScheduler.Current is right from the first line.
        if (turn is Task task)
            TryExecuteTask(task);
        else
            new Task(RunWork, turn).RunSynchronously(this);
        _threadId = 0;

        lock (_ready)
            return _isScheduled = _ready.Count > 0;
    }

    protected override void QueueTask(Task task) => Enqueue(task);

    // Only code that is in a turn of this activation already may run more of it at once.
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && _threadId == Environment.CurrentManagedThreadId && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (_ready)
            return _ready.OfType<Task>().ToArray();
    }

    private void Enqueue(object turn)
    {
        bool wake;
        lock (_ready)
        {
            _ready.Enqueue(turn);
            wake = !_isScheduled;
            _isScheduled = true;
        }

        if (wake)
            runner.Ready(this);
    }
}
