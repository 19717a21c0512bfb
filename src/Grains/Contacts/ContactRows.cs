using System.Collections.Immutable;
using System.Text.Json;
using ContactCenter.Blocks;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Workspace;

namespace ContactCenter.Contacts;

/// <summary>Makes the rows by which lists and search find a contact.</summary>
internal static class ContactRows
{
    public static EntryTags Tags(string contactId, ContactEntry entry) => new(ContactId: entry.Part ?? contactId);

    public static ImmutableArray<DirectoryRow> Of(string contactId, ContactState state, WorkspaceSnapshot workspace) =>
        state.View is { } contact
            ? [Contact(contact, state, workspace), new BlocksRow(EntityTypes.Contact, contactId, Blocks(contact))]
            : [new RemovedRow(EntityTypes.Contact, contactId)];

    private static ContactRow Contact(ContactView contact, ContactState state, WorkspaceSnapshot workspace) => new(
        contact.ContactId, contact.Name, contact.Emails, contact.Phones, [.. contact.Channels.Select(c => c.Username).Distinct()],
        SearchableValues(contact, workspace), contact.Unknown, contact.Enabled, contact.PreRegistration, contact.ContactManager,
        contact.CreatedAt, contact.UpdatedAt, contact.LastChat?.At,
        [.. contact.Channels.Select(c => new ContactChannelRow(
            c.VisitorId, c.Source.Type, c.Source.Id, c.Name, c.Verified, c.Blocked, c.VerifiedField, c.VerifiedValue))],
        JsonSerializer.Serialize(contact, JournalJson.Options))
    {
        Aliases = contact.Aliases, SearchVersion = workspace.IndexVersion, RoomsFollow = state.RoomsFollow, ErasureId = state.ErasureId,
        PhoneRegion = workspace.PhoneRegion, NotDuplicates = state.NotDuplicates,
    };

    /// <summary>The rows of its blocks, with the id and the name that the contact has now, whichever of the merged contacts was blocked.</summary>
    private static ImmutableArray<BlockRow> Blocks(ContactView contact) =>
    [
        .. ContactBlocks.All(contact).Select(block => block with { ContactId = contact.ContactId, Target = contact.Name })
            .Select(block => new BlockRow(
                block.BlockId, block.Scope, TargetHash(block), block.Target, block.ContactId, block.BlockedBy, block.BlockedAt, block.ExpiresAt,
                JsonSerializer.Serialize(block, JournalJson.Options))),
    ];

    private static string TargetHash(BlockView block) => block.Scope == BlockScopes.Channel
        ? BlockTarget.OfChannel(block.VisitorId!, block.Source!)
        : BlockTarget.OfContact(block.ContactId!);

    private static ImmutableArray<string> SearchableValues(ContactView contact, WorkspaceSnapshot workspace) =>
        [.. contact.CustomFields.Where(field => workspace.IsSearched(field.Key)).Select(field => field.Value)];
}
