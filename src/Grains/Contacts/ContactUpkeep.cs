using ContactCenter.Directory;
using ContactCenter.Entities;

namespace ContactCenter.Contacts;

/// <summary>
/// Takes contacts away from managers who are no agents any more. Their contacts say so in their history; run regularly, from what is
/// committed, so it does not matter how they stopped being one.
/// </summary>
public sealed class ContactUpkeep(IGrainFactory grains, IDirectory directory) : IUpkeep
{
    private const int ManagersPerRun = 10;
    private const int ContactsPerRun = 200;

    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        foreach (var userId in await directory.ListDepartedManagersAsync(ManagersPerRun, cancellationToken))
        foreach (var contactId in await directory.ListContactIdsOfManagerAsync(userId, ContactsPerRun, cancellationToken))
            await grains.GetGrain<IContactGrain>(contactId).RemoveManager(userId);
    }
}
