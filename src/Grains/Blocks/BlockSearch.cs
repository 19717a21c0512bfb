using System.Collections.Immutable;
using ContactCenter.Listing;

namespace ContactCenter.Blocks;

/// <summary>Looks for blocks of more targets than the directory takes at once: a merged contact may have many addresses.</summary>
public static class BlockSearch
{
    /// <inheritdoc cref="IBlockDirectory.FindBlockAsync"/>
    public static async Task<BlockRow?> FindAnyBlockAsync(
        this IBlockDirectory directory, ImmutableArray<string> targetHashes, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        foreach (var some in targetHashes.Chunk(DirectoryLimits.TargetHashesMax))
            if (await directory.FindBlockAsync([.. some], now, cancellationToken) is { } block) return block;
        return null;
    }
}
