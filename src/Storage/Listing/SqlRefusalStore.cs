using System.Collections.Immutable;
using ContactCenter.Listing;

namespace ContactCenter.Storage.Listing;

/// <summary>Adds to the refusals of blocks that are still there.</summary>
internal abstract class SqlRefusalStore : IRefusalStore
{
    public Task AddRefusalsAsync(ImmutableArray<BlockRefusals> refusals, CancellationToken cancellationToken = default) => refusals.IsEmpty
        ? Task.CompletedTask
        : AddAsync([.. refusals.GroupBy(some => some.BlockId).Select(Sum)], cancellationToken);

    /// <summary>Adds to the counts of blocks that are still there; one for each block.</summary>
    protected abstract Task AddAsync(ImmutableArray<BlockRefusals> refusals, CancellationToken cancellationToken);

    private static BlockRefusals Sum(IEnumerable<BlockRefusals> some) =>
        some.Aggregate((sum, next) => sum with
        {
            Count = sum.Count + next.Count, LastAt = sum.LastAt > next.LastAt ? sum.LastAt : next.LastAt,
        });
}
