using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ContactCenter.Entities;
using ContactCenter.Journal;
using ContactCenter.Listing;

namespace ContactCenter.Contacts;

/// <inheritdoc cref="IContactAccessGrain"/>
internal sealed class ContactAccessGrain(
    [PersistentState("contact-access", SnapshotStorage.Provider)] IPersistentState<EntitySnapshot> snapshot, EntityServices services)
    : EntityGrain<ContactAccessGrain.Nothing, ContactAccessEntry>(EntityTypes.ContactAccess, new Nothing(), snapshot, services), IContactAccessGrain
{
    /// <summary>An empty state: nothing follows from having been looked at.</summary>
    public sealed record Nothing;

    public async Task Record(CommandContext context, string what) => await ExecuteAsync(context, (_, _) => new ContactViewed(what));

    public Task Erase() => EraseHistoryAsync();

    protected override Nothing Apply(Nothing state, Recorded<ContactAccessEntry> entry) => state;

    protected override EntryTags Tags(Nothing state, ContactAccessEntry entry) => new(ContactId: Key);

    protected override ImmutableArray<DirectoryRow> Rows(Nothing state) => [];
}
