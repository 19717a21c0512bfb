using System.Runtime.ExceptionServices;

namespace ContactCenter.Harness;

/// <summary>
/// Runs grains and their clients on one thread, with a virtual clock and one source of randomness: the same seed gives the same history.
/// Pass it to <see cref="HarnessOptions.UseSimulation"/>. Services that are injected into grains must complete their tasks within
/// it too (<see cref="YieldAsync"/>, <see cref="DelayAsync"/>), never on the thread pool.
/// </summary>
public sealed class Simulation
{
    private readonly SimulationOptions _options;
    private readonly VirtualTimeProvider _time;
    private readonly SimulationRunner _runner;
    private readonly List<GrainRuntime> _runtimes = [];

    public Simulation(int seed, SimulationOptions? options = null)
    {
        Seed = seed;
        _options = options ?? new SimulationOptions();
        // Three independent streams: a draw more in one place must not change the others.
        Random = new Random(seed);
        _time = new VirtualTimeProvider(_options.Start, new Random(unchecked(seed * 31 + 1)));
        _runner = new SimulationRunner(new Random(unchecked(seed * 31 + 2)));
    }

    public int Seed { get; }

    /// <summary>The randomness of the simulated world: for clients and faulty services. Only to be used within the simulation.</summary>
    public Random Random { get; }

    public TimeProvider TimeProvider => _time;

    public long Turns { get; private set; }

    /// <summary>A digest of who had each turn so far: equal for equal histories.</summary>
    public ulong HistoryHash { get; private set; } = 14695981039346656037;

    internal TurnRunner Runner => _runner;

    /// <summary>Runs the client to its end. It may start any number of tasks; each of their turns is drawn like those of the grains.</summary>
    /// <exception cref="SimulationException">Nothing can happen any more, or a limit was reached.</exception>
    public void Run(Func<Task> client)
    {
        ArgumentNullException.ThrowIfNull(client);
        ExceptionDispatchInfo? failure = null;
        // A thread of its own brings no synchronization context and no execution context along.
        var thread = new Thread(() =>
        {
            try
            {
                RunHere(client);
            }
            catch (Exception error)
            {
                failure = ExceptionDispatchInfo.Capture(error);
            }
        });
        thread.UnsafeStart();
        thread.Join();
        failure?.Throw();
    }

    /// <inheritdoc cref="Run(Func{Task})"/>
    public TResult Run<TResult>(Func<Task<TResult>> client)
    {
        var result = default(TResult);
        Run(async () => { result = await client(); });
        return result!;
    }

    /// <summary>Completes in a later turn: others may run before.</summary>
    public Task YieldAsync()
    {
        var done = new TaskCompletionSource();
        Task.Factory.StartNew(done.SetResult, CancellationToken.None, TaskCreationOptions.None, _runner.Clients);
        return done.Task;
    }

    /// <summary>Completes after a drawn virtual time from zero to <paramref name="max"/>.</summary>
    public Task DelayAsync(TimeSpan max) => Task.Delay(TimeSpan.FromTicks(Random.NextInt64(max.Ticks + 1)), _time);

    internal void Attach(GrainRuntime runtime) => _runtimes.Add(runtime);

    private void RunHere(Func<Task> client)
    {
        _runner.Enter();
        try
        {
            var done = Task.Factory.StartNew(client, CancellationToken.None, TaskCreationOptions.None, _runner.Clients).Unwrap();
            while (!done.IsCompleted)
                Step();
            done.GetAwaiter().GetResult();
        }
        finally
        {
            _runner.Leave();
        }
    }

    private void Step()
    {
        if (_runner.Intrusion is { } intrusion)
            throw Failed(intrusion);
        if (_runner.ReadyCount > 0)
        {
            if (++Turns > _options.MaxTurns)
                throw Failed($"it has not ended after {_options.MaxTurns} turns");
            foreach (var letter in _runner.RunOne())
                HistoryHash = (HistoryHash ^ letter) * 1099511628211;
        }
        else if (!_time.FireNext())
        {
            throw Failed("nothing is ready and no timer is set (or something outside of the simulation is awaited)");
        }
        else if (_time.Elapsed > _options.MaxVirtualTime)
        {
            throw Failed($"it has not ended after {_options.MaxVirtualTime} of virtual time");
        }
    }

    private SimulationException Failed(string why)
    {
        var stuck = _runtimes.SelectMany(runtime => runtime.Catalog.All)
            .OrderBy(activation => activation.Number)
            .Select(activation => activation.Describe())
            .OfType<string>()
            .ToArray();
        var list = stuck.Length == 0 ? "  no grain is busy; only the client waits" : string.Join("\n", stuck.Select(line => $"  {line}"));
        return new SimulationException($"Simulation with seed {Seed} after {Turns} turns and {_time.Elapsed}: {why}.\n{list}");
    }
}
