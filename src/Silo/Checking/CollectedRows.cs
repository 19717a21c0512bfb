using System.Collections.Concurrent;
using System.Collections.Immutable;
using ContactCenter.Entities;

namespace ContactCenter.Silo.Checking;

/// <summary>The rows that actors of this process have told, until somebody takes them.</summary>
internal sealed class CollectedRows
{
    private readonly ConcurrentQueue<EntityRows> _rows = new();

    public void Add(EntityRows rows) => _rows.Enqueue(rows);

    public ImmutableArray<EntityRows> Take()
    {
        var taken = ImmutableArray.CreateBuilder<EntityRows>();
        while (_rows.TryDequeue(out var rows)) taken.Add(rows);
        return taken.ToImmutable();
    }
}
