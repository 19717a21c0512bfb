using ContactCenter.Entities;
using ContactCenter.Listing;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Contacts;

/// <summary>
/// Takes contacts away from managers who are no agents any more, and notes that in the contacts' histories. It goes by what is committed,
/// so it does not matter how they stopped being agents.
/// </summary>
public sealed class ContactUpkeep(IGrainFactory grains, IContactFollowUps directory, TimeProvider time, ILogger<ContactUpkeep> logger) : IUpkeep
{
    private const int ManagersPerRun = 10;
    private const int ContactsPerRun = 200;

    private readonly UpkeepList _managers = new("Taking the contacts of manager", time, logger);
    private readonly UpkeepList _contacts = new("Taking the manager of contact", time, logger);

    public async Task<DateTimeOffset?> RunOnceAsync(CancellationToken cancellationToken)
    {
        await _managers.RunAsync(
            "", max => directory.ListDepartedManagersAsync(max, cancellationToken), ManagersPerRun, userId => userId,
            userId => TakeContactsAsync(userId, cancellationToken), cancellationToken);
        return NextRun.Of(_managers);
    }

    /// <returns>True if any contact was taken.</returns>
    private async Task<bool> TakeContactsAsync(string userId, CancellationToken cancellationToken)
    {
        var taken = await _contacts.RunAsync(
            userId, max => directory.ListContactIdsOfManagerAsync(userId, max, cancellationToken), ContactsPerRun, contactId => contactId,
            contactId => grains.GetGrain<IContactGrain>(contactId).RemoveManager(userId), cancellationToken);
        return !taken.IsEmpty;
    }
}
