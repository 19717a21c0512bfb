using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Harness;

/// <summary>
/// One grain in memory: its object, its turns, the work that runs and the work that waits. This file holds what it is; how it starts
/// and ends is in Activation.Lifecycle.cs, what may run when in Activation.Mailbox.cs.
/// </summary>
internal sealed partial class Activation : IGrainContext
{
    private readonly Lock _gate = new();
    private readonly TurnQueue _turns;
    private readonly AsyncServiceScope _scope;
    private object? _grain;

    public Activation(GrainRuntime runtime, GrainId id, GrainClass grainClass, long number)
    {
        Runtime = runtime;
        GrainId = id;
        Class = grainClass;
        Number = number;
        _ended = new TaskCompletionSource(runtime.Options.Runner.Completion);
        _turns = new TurnQueue(this, runtime.Options.Runner);
        _scope = runtime.Services.CreateAsyncScope();
        _lastUse = runtime.Time.GetTimestamp();
    }

    /// <summary>The activation whose turn is running on this thread, if any.</summary>
    public static Activation? Current => (TaskScheduler.Current as TurnQueue)?.Owner;

    public GrainRuntime Runtime { get; }

    public GrainId GrainId { get; }

    public GrainClass Class { get; }

    /// <summary>Counts activations of this process: a stable order, unlike that of a hash table.</summary>
    public long Number { get; }

    public object? GrainInstance => _grain;

    public IServiceProvider ActivationServices => _scope.ServiceProvider;

    public override string ToString() => GrainId.ToString();
}
