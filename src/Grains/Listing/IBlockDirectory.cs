using System.Collections.Immutable;

namespace ContactCenter.Listing;

/// <summary>The actor that keeps a block: <see cref="BlocksRow.OwnerType"/> and <see cref="BlocksRow.OwnerId"/>.</summary>
public sealed record BlockOwner(string OwnerType, string OwnerId);

/// <summary>Finds blocks and what they keep out.</summary>
public interface IBlockDirectory
{
    /// <summary>A block in force at <paramref name="now"/> whose target hash is one of these (at most 300); null = none.</summary>
    Task<BlockRow?> FindBlockAsync(ImmutableArray<string> targetHashes, DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>Blocks whose time is over and that nobody has lifted yet, oldest first.</summary>
    Task<ImmutableArray<BlockOwner>> ListExpiredBlocksAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken = default);

    /// <summary>
    /// Whose blocks in force keep out the channel, the contact, or an address of the visitor or contact of a conversation that is not closed:
    /// the closing was cut off by a crash, or the contact got the address since.
    /// </summary>
    Task<ImmutableArray<BlockOwner>> ListBlocksToEnforceAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken = default);

    /// <summary>
    /// Visitors that have this e-mail address or phone number, or are a channel of a contact that has it, in the order of their keys.
    /// </summary>
    Task<ImmutableArray<string>> ListVisitorKeysByAddressAsync(
        string? email, string? phone, string afterKey, int limit, CancellationToken cancellationToken = default);

    /// <summary>Not closed conversations of a contact or visitor that has this e-mail address or phone number.</summary>
    Task<ImmutableArray<string>> ListOpenRoomIdsByAddressAsync(string? email, string? phone, int limit, CancellationToken cancellationToken = default);
}
