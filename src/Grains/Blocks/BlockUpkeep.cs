using ContactCenter.Contacts;
using ContactCenter.Entities;
using ContactCenter.Journal;
using ContactCenter.Listing;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Blocks;

/// <summary>
/// Lifts blocks whose time is over, closes conversations that a block should have closed before a crash, and updates conversations that
/// show an older name or contact. In normal operation only the first finds anything to do.
/// </summary>
public sealed class BlockUpkeep(
    IGrainFactory grains, IBlockDirectory blockDirectory, IContactFollowUps contactFollowUps, TimeProvider time, ILogger<BlockUpkeep> logger) : IUpkeep
{
    private const int OwnersPerRun = 100;
    private const int ContactsPerRun = 100;

    private readonly UpkeepList _expired = new("Lifting expired blocks of", time, logger);
    private readonly UpkeepList _enforced = new("Enforcing blocks of", time, logger);
    private readonly UpkeepList _followed = new("Updating the conversations of contact", time, logger);

    public async Task<DateTimeOffset?> RunOnceAsync(CancellationToken cancellationToken)
    {
        await _expired.RunAsync(
            max => blockDirectory.ListExpiredBlocksAsync(time.GetUtcNow(), max, cancellationToken), OwnersPerRun, IdOf,
            owner => IsContact(owner) ? Contact(owner).LiftExpiredBlocks() : Address(owner).LiftExpired(), cancellationToken);
        await _enforced.RunAsync(
            max => blockDirectory.ListBlocksToEnforceAsync(time.GetUtcNow(), max, cancellationToken), OwnersPerRun, IdOf,
            owner => IsContact(owner) ? Contact(owner).EnforceBlocks() : Address(owner).Enforce(), cancellationToken);
        await _followed.RunAsync(
            max => contactFollowUps.ListContactIdsToFollowAsync(max, cancellationToken), ContactsPerRun, contactId => contactId,
            contactId => grains.GetGrain<IContactGrain>(contactId).UpdateRooms(), cancellationToken);
        if (NextRun.Of(_expired, _enforced, _followed) is { } soon) return soon;
        // Its time is not told, but near.
        var next = await blockDirectory.ListExpiredBlocksAsync(time.GetUtcNow() + IUpkeep.RestMax, 1, cancellationToken);
        return next.IsEmpty ? null : NextRun.Soon;
    }

    private static string IdOf(BlockOwner owner) => $"{owner.OwnerType}/{owner.OwnerId}";

    private static bool IsContact(BlockOwner owner) => owner.OwnerType == EntityTypes.Contact;

    private IContactGrain Contact(BlockOwner owner) => grains.GetGrain<IContactGrain>(owner.OwnerId);

    private IAddressBlockGrain Address(BlockOwner owner) => grains.GetGrain<IAddressBlockGrain>(owner.OwnerId);
}
