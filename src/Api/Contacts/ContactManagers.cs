namespace ContactCenter.Api.Contacts;

/// <summary>A contact manager is somebody with the role of an agent (contract §1.15).</summary>
internal sealed class ContactManagers(IAccountDirectory directory)
{
    /// <param name="userId">Null or empty = nobody, which is right.</param>
    /// <exception cref="ContactCenterException"><see cref="ContactErrors.ManagerNotFound"/></exception>
    public async Task CheckAsync(string? userId, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(userId)) return;
        var account = userId.Length <= InputLimits.IdMax ? await directory.FindAccountAsync(userId, cancellationToken) : null;
        if (account is null || !account.Roles.Contains(Roles.Agent))
            throw new ContactCenterException(ContactErrors.ManagerNotFound);
    }
}
