using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ContactCenter.Directory;
using ContactCenter.Entities;
using ContactCenter.Journal;

namespace ContactCenter.Contacts;

/// <summary>Who looked at a contact. Key: contact id. Apart from the contact, so that reading it never delays a change of it.</summary>
[Alias("IContactAccess")]
public interface IContactAccessGrain : IGrainWithStringKey
{
    /// <summary>Remembers that the command's actor looked; the command id decides how often that is an entry.</summary>
    [Alias("Record")]
    Task Record(CommandContext context, string what);

    /// <summary>Its history becomes tombstones (erasure of its contact).</summary>
    [Alias("Erase")]
    Task Erase();
}

/// <summary>What can be remembered of looking at a contact. The discriminators are the journal's kinds.</summary>
[JsonDerivedType(typeof(ContactViewed), Kind)]
public abstract record ContactAccessEntry
{
    public const string Kind = "contact-viewed";
}

/// <param name="What">What was looked at: details, history, timeline, export.</param>
public sealed record ContactViewed(string What) : ContactAccessEntry;

/// <inheritdoc cref="IContactAccessGrain"/>
public sealed class ContactAccessGrain(
    [PersistentState("contact-access", SnapshotStorage.Provider)] IPersistentState<EntitySnapshot> snapshot, EntityServices services)
    : EntityGrain<ContactAccessGrain.Nothing, ContactAccessEntry>(EntityTypes.ContactAccess, new Nothing(), snapshot, services), IContactAccessGrain
{
    /// <summary>Nothing follows from having been looked at.</summary>
    public sealed record Nothing;

    public async Task Record(CommandContext context, string what) => await ExecuteAsync(context, (_, _) => new ContactViewed(what));

    public Task Erase() => EraseHistoryAsync();

    protected override Nothing Apply(Nothing state, Recorded<ContactAccessEntry> entry) => state;

    protected override EntryTags Tags(Nothing state, ContactAccessEntry entry) => new(ContactId: Key);

    protected override ImmutableArray<DirectoryRow> Rows(Nothing state) => [];
}
