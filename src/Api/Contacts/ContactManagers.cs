using ContactCenter.Accounts;
using ContactCenter.Api.Http;
using ContactCenter.Api.Http.Schemas;
using ContactCenter.Contacts;
using ContactCenter.Directory;
using ContactCenter.Errors;
using ContactCenter.Workspace;

namespace ContactCenter.Api.Contacts;

/// <summary>A contact manager is somebody with the role of an agent (contract §1.15).</summary>
internal sealed class ContactManagers(IDirectory directory)
{
    /// <exception cref="ContactCenterException"><see cref="ContactErrors.ManagerNotFound"/></exception>
    public async Task CheckAsync(string userId, CancellationToken cancellationToken)
    {
        var document = userId.Length <= InputLimits.IdMax ? await directory.FindAccountAsync(userId, cancellationToken) : null;
        if (document is null || !JsonText.View<AccountView>(document).Roles.Contains(Roles.Agent))
            throw new ContactCenterException(ContactErrors.ManagerNotFound);
    }

    /// <summary>The accounts of these contacts' managers, by user id.</summary>
    public async Task<Dictionary<string, AccountView>> OfAsync(IEnumerable<ContactView> contacts, CancellationToken cancellationToken)
    {
        var managers = new Dictionary<string, AccountView>(StringComparer.Ordinal);
        foreach (var id in contacts.Select(contact => contact.ContactManager).OfType<string>().Distinct())
            if (await directory.FindAccountAsync(id, cancellationToken) is { } document)
                managers[id] = JsonText.View<AccountView>(document);
        return managers;
    }
}
