using System.Collections.Concurrent;
using ContactCenter.Blocks;

namespace ContactCenter.Tests;

/// <summary>Counts refusals where a test can see them.</summary>
public sealed class MemoryRefusals : IBlockRefusals
{
    public ConcurrentDictionary<string, int> Counts { get; } = new(StringComparer.Ordinal);

    public void Count(string blockId) => Counts.AddOrUpdate(blockId, 1, (_, count) => count + 1);

    public Task FlushAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;
}
