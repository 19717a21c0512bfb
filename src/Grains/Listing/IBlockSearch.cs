using ContactCenter.Blocks;

namespace ContactCenter.Listing;

/// <summary>Filter of contacts.blocked; every part that is present must hold.</summary>
/// <param name="Text">A literal substring of the target without regard to case or accents.</param>
/// <param name="InForceAt">Only blocks in force at this time; null = also expired ones that are not lifted yet.</param>
public sealed record BlockQuery(
    PageRequest Page, string? Scope = null, string? Text = null, string? ContactId = null, string? BlockedBy = null,
    DateTimeOffset? InForceAt = null);

/// <param name="Refusals">Attempts that the block has refused.</param>
public sealed record ListedBlock(BlockView Block, long Refusals, DateTimeOffset? LastRefusedAt);

/// <summary>Lists blocks for users.</summary>
public interface IBlockSearch
{
    Task<Page<ListedBlock>> ListBlocksAsync(BlockQuery query, CancellationToken cancellationToken = default);
}
