using System.Reflection;

namespace ContactCenter.Harness;

/// <summary>Settings of the harness. Checked when the services are built.</summary>
public sealed class HarnessOptions
{
    /// <summary>The assemblies whose grain classes are hosted.</summary>
    public IList<Assembly> GrainAssemblies { get; } = [];

    /// <summary>How long an activation stays idle before it is deactivated, unless its class says otherwise.</summary>
    public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>The shortest time between two searches for idle activations.</summary>
    public TimeSpan CollectionQuantum { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a caller waits for an answer, unless the method says otherwise.</summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long OnActivateAsync may take.</summary>
    public TimeSpan ActivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long OnDeactivateAsync may take.</summary>
    public TimeSpan DeactivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The clock; null takes the <see cref="System.TimeProvider"/> of the services, or else the system's.</summary>
    public TimeProvider? TimeProvider { get; set; }

    internal TurnRunner Runner { get; private set; } = TurnRunner.ThreadPool;

    internal Simulation? Simulation { get; private set; }

    /// <summary>Runs every turn on the simulation's one thread, in the order it draws, by its virtual clock.</summary>
    public void UseSimulation(Simulation simulation)
    {
        Simulation = simulation;
        Runner = simulation.Runner;
        TimeProvider = simulation.TimeProvider;
    }

    internal void Validate()
    {
        if (GrainAssemblies.Count == 0)
            throw new InvalidOperationException("HarnessOptions.GrainAssemblies names no assembly.");
        foreach (var (name, span) in new[]
                 {
                     (nameof(CollectionAge), CollectionAge), (nameof(CollectionQuantum), CollectionQuantum),
                     (nameof(ActivationTimeout), ActivationTimeout), (nameof(DeactivationTimeout), DeactivationTimeout),
                 })
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(span, TimeSpan.Zero, name);
        if (ResponseTimeout != Timeout.InfiniteTimeSpan)
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(ResponseTimeout, TimeSpan.Zero, nameof(ResponseTimeout));
    }
}
