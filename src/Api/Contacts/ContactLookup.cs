namespace ContactCenter.Api.Contacts;

/// <summary>Contacts by any id that they ever had.</summary>
internal sealed class ContactLookup(IContactDirectory directory)
{
    /// <summary>Null also for a contact that is being erased.</summary>
    public async Task<ContactView?> FindAsync(string contactId, CancellationToken cancellationToken) =>
        await directory.FindContactAsync(contactId, cancellationToken) is { Enabled: true } contact ? contact : null;

    /// <exception cref="ContactCenterException"><see cref="ContactErrors.NotFound"/></exception>
    public async Task<ContactView> GetAsync(string contactId, CancellationToken cancellationToken) =>
        await FindAsync(contactId, cancellationToken) ?? throw new ContactCenterException(ContactErrors.NotFound);
}
