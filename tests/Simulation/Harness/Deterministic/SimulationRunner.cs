namespace ContactCenter.Harness;

/// <summary>Holds everything that is ready to run, and draws what runs next.</summary>
internal sealed class SimulationRunner : TurnRunner
{
    private readonly Random _random;
    private readonly ClientScheduler _clients;
    private readonly List<object> _ready = [];
    private volatile Thread? _thread;

    public SimulationRunner(Random random)
    {
        _random = random;
        _clients = new ClientScheduler(this);
    }

    /// <summary>Where the simulated clients run: each of their turns is a choice of its own.</summary>
    internal override TaskScheduler Clients => _clients;

    // Who awaits has a scheduler of the simulation, which queues by itself. Asked to run continuations asynchronously, Task.WhenAll and
    // its like would go to the thread pool.
    internal override TaskCreationOptions Completion => TaskCreationOptions.None;

    /// <summary>Set when something outside of the simulation's thread tried to take part in it.</summary>
    public string? Intrusion { get; private set; }

    public int ReadyCount => _ready.Count;

    public void Enter() => _thread = Thread.CurrentThread;

    public void Leave() => _thread = null;

    internal override void Ready(TurnQueue queue) => Add(queue);

    // Orleans does not promise that calls which one caller has not awaited arrive in the order they were made: here they do not.
    internal override void Send(ActivationCatalog catalog, GrainId target, GrainClass grainClass, WorkItem work) =>
        Add(() => catalog.Deliver(target, grainClass, work));

    /// <summary>Runs one drawn turn and says whose it was.</summary>
    public string RunOne()
    {
        var index = _random.Next(_ready.Count);
        var drawn = _ready[index];
        _ready[index] = _ready[^1];
        _ready.RemoveAt(_ready.Count - 1);
        switch (drawn)
        {
            case Task task:
                _clients.Run(task);
                return "client";
            case Action message:
                message();
                return "message";
            default:
                var queue = (TurnQueue)drawn;
                if (queue.RunOne())
                    _ready.Add(queue);
                return queue.Owner.GrainId.ToString();
        }
    }

    private void Add(object ready)
    {
        var expected = _thread;
        if (expected is not null && expected != Thread.CurrentThread)
        {
            Intrusion ??= $"work came from another thread (Task.Run, ConfigureAwait(false) or real I/O):\n{Environment.StackTrace}";
            return;
        }

        _ready.Add(ready);
    }

    private sealed class ClientScheduler(SimulationRunner runner) : TaskScheduler
    {
        public void Run(Task task) => TryExecuteTask(task);

        protected override void QueueTask(Task task) => runner.Add(task);

        protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

        protected override IEnumerable<Task> GetScheduledTasks() => [];
    }
}
