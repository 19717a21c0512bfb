using System.Collections.Immutable;
using System.Text.Json;
using ContactCenter.Directory;
using ContactCenter.Entities;
using ContactCenter.Journal;
using ContactCenter.Workspace;

namespace ContactCenter.Contacts;

/// <inheritdoc cref="IContactGrain"/>
public sealed class ContactGrain(
    [PersistentState("contact", SnapshotStorage.Provider)] IPersistentState<EntitySnapshot> snapshot,
    EntityServices services, IWorkspaceConfiguration workspace)
    : EntityGrain<ContactGrain.Contact, ContactEntry>(EntityTypes.Contact, new Contact(null), snapshot, services), IContactGrain
{
    /// <summary>The contact; null = there is none (yet).</summary>
    public sealed record Contact(ContactView? View);

    public async Task Create(CreateContact command) =>
        (await ExecuteAsync(command.Context, (state, _) => ContactRules.Create(state.View, command, workspace.Current))).Expect<ContactCreated>();

    public async Task<ContactView> Update(UpdateContact command)
    {
        await ExecuteAsync(command.Context, (state, _) => ContactRules.Update(state.View, command, workspace.Current));
        return State.View!;
    }

    public async Task<ContactAdmission> Admit(AdmitConversation command)
    {
        await ExecuteAsync(command.Context, (state, _) => ContactRules.Admit(state.View, command));
        var contact = State.View!;
        var channel = contact.FindChannel(command.Visitor.VisitorId, command.Source);
        return new ContactAdmission(contact.ContactId, contact.Name, channel?.Verified == true);
    }

    protected override Contact Apply(Contact state, Recorded<ContactEntry> entry) => new(ContactState.Apply(Key, state.View, entry));

    protected override EntryTags Tags(Contact state) => new(ContactId: Key);

    protected override ImmutableArray<DirectoryRow> Rows(Contact state) => [Row(state.View!)];

    private ContactRow Row(ContactView contact) => new(
        contact.ContactId, contact.Name, contact.Emails, contact.Phones, [.. contact.Channels.Select(c => c.Username).Distinct()],
        SearchableValues(contact), contact.Unknown, contact.Enabled, contact.PreRegistration, contact.ContactManager,
        contact.CreatedAt, contact.UpdatedAt, contact.LastChat?.At,
        [.. contact.Channels.Select(c => new ContactChannelRow(c.VisitorId, c.Source.Type, c.Source.Id, c.Name, c.Verified, c.Blocked))],
        JsonSerializer.Serialize(contact, JournalJson.Options));

    private ImmutableArray<string> SearchableValues(ContactView contact)
    {
        var definitions = workspace.Current.CustomFields;
        return [.. contact.CustomFields.Where(f => definitions.TryGetValue(f.Key, out var d) && d.Searchable).Select(f => f.Value)];
    }
}
