using System.Collections.Immutable;

namespace ContactCenter.Listing;

public sealed record BlockRefusals(string BlockId, long Count, DateTimeOffset LastAt);

/// <summary>Keeps how many attempts each block has refused.</summary>
public interface IRefusalStore
{
    /// <summary>Adds to the refused attempts of blocks.</summary>
    Task AddRefusalsAsync(ImmutableArray<BlockRefusals> refusals, CancellationToken cancellationToken = default);
}
