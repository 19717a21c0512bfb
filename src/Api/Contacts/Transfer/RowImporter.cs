namespace ContactCenter.Api.Contacts.Transfer;

/// <summary>Brings one row into the directory of contacts, or only finds out what that would do.</summary>
internal sealed class RowImporter(
    IGrainFactory grains, IContactDirectory directory, IWorkspaceConfiguration workspace, CommandRetry retry, ImportManagers managers,
    string actor, string route, bool isDryRun)
{
    private const int ContactIdLength = 24;

    private readonly OrderedRows _order = new();

    /// <exception cref="ContactCenterException">The row is refused, or its outcome is unknown after several attempts.</exception>
    public Task<ImportOutcome> ImportAsync(ImportRow row, CancellationToken cancellationToken)
    {
        ImmutableArray<string> made = [.. ImportIds.IdentitiesOf(row, workspace.Current.PhoneRegion).Select(ImportIds.ContactId)];
        return LooksLikeContactId(row.Id)
            ? _order.RunAsync([row.Id!, .. made], () => ImportByIdAsync(row, row.Id!, made, cancellationToken))
            : _order.RunAsync(made, () => ImportAsync(row, made, cancellationToken));
    }

    /// <summary>
    /// Imports a row with an id: one in the form of contact ids means that contact if there is one, as in an export; otherwise it is the importer's
    /// own.
    /// </summary>
    private async Task<ImportOutcome> ImportByIdAsync(ImportRow row, string contactId, ImmutableArray<string> made, CancellationToken cancellationToken) =>
        await FindAsync(contactId, cancellationToken) is { } contact
            ? await ChangeAsync(row, contactId, contact, cancellationToken)
            : await ImportAsync(row, made, cancellationToken);

    /// <param name="made">The ids that an import makes of this row: the first is that of a contact which does not exist yet.</param>
    private async Task<ImportOutcome> ImportAsync(ImportRow row, ImmutableArray<string> made, CancellationToken cancellationToken)
    {
        foreach (var known in made)
            if (await FindAsync(known, cancellationToken) is { } contact) return await ChangeAsync(row, known, contact, cancellationToken);
        var contactId = made[0];
        var manager = string.IsNullOrEmpty(row.Manager) ? null : await ManagerAsync(row.Manager, cancellationToken);
        var command = ImportPlan.ForNew(row, manager, actor, workspace.Current.PhoneRegion).Command;
        try
        {
            await DoAsync(() => grains.GetGrain<IContactGrain>(contactId).Create(command),
                () => ContactCustomFields.Check(command.CustomFields, null, workspace.Current));
            return ImportOutcome.Created;
        }
        catch (ContactCenterException refused) when (refused.Error == CommonErrors.CommandIdInUse)
        {
            // The contact came into being meanwhile, by somebody else's import; or it was there once and is gone for good.
            var other = await FindAsync(contactId, cancellationToken) ?? throw new ContactCenterException(ImportErrors.Deleted);
            return await ChangeAsync(row, contactId, other, cancellationToken);
        }
    }

    private async Task<ImportOutcome> ChangeAsync(ImportRow row, string contactId, ContactView contact, CancellationToken cancellationToken)
    {
        var manager = await ManagerAsync(row, contact, cancellationToken);
        switch (ImportPlan.ForExisting(row, contactId, contact, manager, workspace.Current, actor))
        {
            case ImportPlan.Update { Command: var command }:
                await DoAsync(() => grains.GetGrain<IContactGrain>(contactId).Update(command),
                    () => ContactCustomFields.Check(command.CustomFields, contact, workspace.Current));
                return ImportOutcome.Updated;

            case ImportPlan.Refuse { Error: var error }:
                throw new ContactCenterException(error);

            default:
                return ImportOutcome.Unchanged;
        }
    }

    /// <summary>The contact's own manager is not asked whether it is still an agent: the row changes nothing.</summary>
    private async Task<string?> ManagerAsync(ImportRow row, ContactView contact, CancellationToken cancellationToken) =>
        string.IsNullOrEmpty(row.Manager) || row.Manager == contact.ContactManager
            ? row.Manager
            : await ManagerAsync(row.Manager, cancellationToken);

    private Task<string> ManagerAsync(string nameOrId, CancellationToken cancellationToken) =>
        retry.RunAsync(() => managers.FindAsync(nameOrId, cancellationToken), route, cancellationToken);

    private Task<ContactView?> FindAsync(string contactId, CancellationToken cancellationToken) =>
        retry.RunAsync(() => directory.FindContactAsync(contactId, cancellationToken), route, cancellationToken);

    /// <summary>A command that has begun is finished, whatever becomes of the upload. A dry run asks the same rule and stops there.</summary>
    private async Task DoAsync(Func<Task> command, Func<Error?> check)
    {
        if (isDryRun)
        {
            if (check() is { } error) throw new ContactCenterException(error);
            return;
        }

        await retry.RunAsync(command, route, CancellationToken.None);
    }

    private static bool LooksLikeContactId(string? id) =>
        id?.Length == ContactIdLength && id.All(character => char.IsAsciiHexDigitLower(character));
}

/// <summary>Contacts in one format.</summary>
internal sealed class ContactRecords(IRowFormat format, RowImporter importer) : IRecordImporter
{
    public RecordToImport Read(string record) => format.Read(record) switch
    {
        { Row: { } row } => new(cancellationToken => importer.ImportAsync(row, cancellationToken), null),
        var read => RecordToImport.Faulty(read.Fault!),
    };
}
