using ContactCenter.Contacts;
using ContactCenter.Directory;
using ContactCenter.Entities;
using ContactCenter.Errors;
using ContactCenter.Journal;

namespace ContactCenter.Blocks;

/// <summary>
/// What becomes true by time, or was cut off by a crash: blocks whose time is over are lifted, conversations that a block should have closed
/// are closed, conversations that show an older name or contact follow. In normal operation only the first finds anything to do.
/// </summary>
public sealed class BlockUpkeep(IGrainFactory grains, IDirectory directory, TimeProvider time) : IUpkeep
{
    private const int OwnersPerRun = 100;
    private const int ContactsPerRun = 100;

    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        foreach (var owner in await directory.ListExpiredBlocksAsync(time.GetUtcNow(), OwnersPerRun, cancellationToken))
            await TryAsync(() => IsContact(owner) ? Contact(owner).LiftExpiredBlocks() : Address(owner).LiftExpired());
        foreach (var owner in await directory.ListBlocksToEnforceAsync(time.GetUtcNow(), OwnersPerRun, cancellationToken))
            await TryAsync(() => IsContact(owner) ? Contact(owner).EnforceBlocks() : Address(owner).Enforce());
        foreach (var contactId in await directory.ListContactIdsToFollowAsync(ContactsPerRun, cancellationToken))
            await grains.GetGrain<IContactGrain>(contactId).UpdateRooms();
    }

    /// <summary>One that cannot be done now must not hold up the others; the next run finds it again.</summary>
    private static async Task TryAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (ContactCenterException)
        {
        }
    }

    private static bool IsContact(BlockOwner owner) => owner.OwnerType == EntityTypes.Contact;

    private IContactGrain Contact(BlockOwner owner) => grains.GetGrain<IContactGrain>(owner.OwnerId);

    private IAddressBlockGrain Address(BlockOwner owner) => grains.GetGrain<IAddressBlockGrain>(owner.OwnerId);
}
