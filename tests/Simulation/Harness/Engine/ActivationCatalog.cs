using System.Collections.Concurrent;

namespace ContactCenter.Harness;

/// <summary>All activations: at most one per grain.</summary>
internal sealed class ActivationCatalog(GrainRuntime runtime)
{
    private readonly ConcurrentDictionary<GrainId, Activation> _activations = new();
    private long _lastNumber;

    public int Count => _activations.Count;

    /// <summary>Gives the work to the grain's activation, making one if there is none.</summary>
    public void Deliver(GrainId id, GrainClass grainClass, WorkItem work)
    {
        while (true)
        {
            if (_activations.TryGetValue(id, out var existing))
            {
                if (existing.TryDeliver(work))
                    return;
                continue;
            }

            var caller = work.Caller;
            var created = Create(id, grainClass, work);
            if (!_activations.TryAdd(id, created))
                continue;
            created.BeginActivation(work, caller);
            return;
        }
    }

    /// <summary>Takes out an activation that has ended. Called under its lock: whoever still finds it waits there and then looks again.</summary>
    /// <param name="forwarded">Work that goes to a new activation.</param>
    public void Replace(Activation ended, List<WorkItem> forwarded)
    {
        if (forwarded.Count == 0)
        {
            _activations.TryRemove(new(ended.GrainId, ended));
            return;
        }

        var caller = forwarded[0].Caller;
        var next = Create(ended.GrainId, ended.Class, [.. forwarded]);
        _activations[ended.GrainId] = next;
        next.BeginActivation(forwarded[0], caller);
    }

    /// <summary>In no order.</summary>
    public IEnumerable<Activation> All => _activations.Select(pair => pair.Value);

    private Activation Create(GrainId id, GrainClass grainClass, params ReadOnlySpan<WorkItem> waiting)
    {
        var created = new Activation(runtime, id, grainClass, Interlocked.Increment(ref _lastNumber));
        foreach (var work in waiting)
            created.TryDeliver(work);
        return created;
    }
}
