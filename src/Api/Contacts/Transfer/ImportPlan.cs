namespace ContactCenter.Api.Contacts.Transfer;

/// <summary>The change that a row asks for on its contact.</summary>
internal abstract record ImportPlan
{
    public sealed record Create(CreateContact Command) : ImportPlan;

    public sealed record Update(UpdateContact Command) : ImportPlan;

    public sealed record Nothing : ImportPlan;

    public sealed record Refuse(Error Error) : ImportPlan;

    public static Create ForNew(ImportRow row, string? manager, string actor, string region = "") => new(new CreateContact(
        ImportIds.Create(ImportIds.IdentityOf(row, region), actor), row.Name, row.Emails ?? [], row.Phones ?? [],
        row.CustomFields is { } fields ? WithoutEmpty(fields) : null, string.IsNullOrEmpty(manager) ? null : manager));

    /// <summary>Plans the changes of an existing contact. A value that the row leaves out or repeats stays untouched and unchecked.</summary>
    /// <param name="contact">The contact as the directory has it.</param>
    /// <param name="manager">The row's manager as a user id; empty = none, null = not said.</param>
    public static ImportPlan ForExisting(
        ImportRow row, string contactId, ContactView contact, string? manager, WorkspaceSnapshot workspace, string actor)
    {
        if (contact.ContactId != contactId) return new Refuse(ImportErrors.Merged(contact.ContactId));
        if (!contact.Enabled) return new Refuse(ImportErrors.Deleted);
        var command = new UpdateContact(
            ImportIds.Update(contact, row, actor), row.Name == contact.Name ? null : row.Name,
            Changed(row.Emails, contact.Emails, ContactAddresses.Emails),
            Changed(row.Phones, contact.Phones, phones => ContactAddresses.Phones(phones, workspace.PhoneRegion)),
            Changed(row.CustomFields, contact, workspace), manager == (contact.ContactManager ?? "") ? null : manager, false);
        return ChangesNothing(command) ? new Nothing() : new Update(command);
    }

    private static bool ChangesNothing(UpdateContact command) =>
        command is { Name: null, Emails: null, Phones: null, CustomFields: null, ContactManager: null };

    private static ImmutableArray<string>? Changed(
        ImmutableArray<string>? given, ImmutableArray<string> current, Func<ImmutableArray<string>, ImmutableArray<string>> clean) =>
        given is not { } items || clean(items).SequenceEqual(clean(current)) ? null : items;

    /// <summary>
    /// The whole set of custom fields to write, because an update replaces all of them; null when none changes. Values under keys that are no
    /// longer registered cannot be changed (contract §1.3), so a difference there does not count.
    /// </summary>
    private static ImmutableDictionary<string, string>? Changed(
        ImmutableDictionary<string, string>? given, ContactView contact, WorkspaceSnapshot workspace)
    {
        if (given is null) return null;
        var current = contact.CustomFields;
        var settable = given.Where(field => IsRegistered(field.Key, workspace) || !current.ContainsKey(field.Key));
        var next = WithoutEmpty(current.SetItems(settable));
        var isSame = next.Count == current.Count && next.All(field => current.TryGetValue(field.Key, out var value) && value == field.Value);
        return isSame ? null : next;
    }

    private static bool IsRegistered(string field, WorkspaceSnapshot workspace) =>
        workspace.CustomFields.TryGetValue(field, out var definition) && definition.Scope == CustomFieldDefinition.VisitorScope;

    private static ImmutableDictionary<string, string> WithoutEmpty(ImmutableDictionary<string, string> fields) =>
        fields.RemoveRange(fields.Where(field => field.Value.Length == 0).Select(field => field.Key));
}
