using ContactCenter.Api.Contacts;
using ContactCenter.Entities;

namespace ContactCenter.Api.Feed;

/// <summary>
/// An event of a contact: that something happened and to whom, so that a screen that shows it asks REST again. It gives nothing but ids of a contact,
/// and of a block the same facts as the list of blocks. Sent to users with `view-livechat-contact`.
/// </summary>
internal abstract record ContactEvent(JournalEntry Entry) : LiveEvent(Entry)
{
    /// <summary>The contact that it happened to, also when that one is a part of another.</summary>
    [JsonPropertyOrder(-2)]
    public string ContactId => Entry.Entity.Id;
}

/// <summary>An event of a contact with the one who caused it.</summary>
internal abstract record ContactActEvent(JournalEntry Entry) : ContactEvent(Entry)
{
    /// <summary>The one who did it: `user:` or `visitor:` and its id, or `system`.</summary>
    [JsonPropertyOrder(-1)]
    public string Actor => Entry.Actor;
}

/// <summary>The contact was made or changed, its conflicting values were chosen between, or its visitor gave values for custom fields.</summary>
internal sealed record ContactChangedEvent(JournalEntry Entry) : ContactActEvent(Entry);

/// <summary>A channel of the contact is proven to belong to the owner of an address.</summary>
/// <param name="Visitor">The channel.</param>
internal sealed record ChannelVerifiedEvent(JournalEntry Entry, ChannelVisitorResponse Visitor) : ContactActEvent(Entry);

/// <summary>A channel of the contact is blocked. Each conversation that this ends has a `conversation-closed` of its own.</summary>
/// <param name="Visitor">The channel.</param>
/// <param name="ExpiresAt">Absent = until somebody lifts it.</param>
internal sealed record ChannelBlockedEvent(JournalEntry Entry, ChannelVisitorResponse Visitor, string BlockId, DateTimeOffset? ExpiresAt)
    : ContactActEvent(Entry);

/// <summary>A channel of the contact is not blocked any more.</summary>
/// <param name="Visitor">The channel.</param>
/// <param name="Why">"lifted" or "expired".</param>
internal sealed record ChannelUnblockedEvent(JournalEntry Entry, ChannelVisitorResponse Visitor, string Why) : ContactActEvent(Entry);

/// <summary>The contact is blocked: every channel, also future ones.</summary>
/// <param name="ExpiresAt">Absent = until somebody lifts it.</param>
internal sealed record ContactBlockedEvent(JournalEntry Entry, string BlockId, DateTimeOffset? ExpiresAt) : ContactActEvent(Entry);

/// <summary>The contact is not blocked any more.</summary>
/// <param name="Why">"lifted" or "expired".</param>
internal sealed record ContactUnblockedEvent(JournalEntry Entry, string Why) : ContactActEvent(Entry);

/// <summary>
/// Contacts are merged, or not any more: the other one became a part of this (`contact-absorbed`) or is on its own again (`contact-released`); this one
/// became a part of the other (`contact-merged`) or is no part of it any more (`contact-restored`).
/// </summary>
internal sealed record ContactLinkedEvent(JournalEntry Entry, string OtherId) : ContactActEvent(Entry);

/// <summary>The contact is deleted: forget it. Nothing else is told.</summary>
internal sealed record ContactDeletedEvent(JournalEntry Entry) : ContactEvent(Entry with { Kind = FeedKinds.ContactDeleted });

/// <summary>An event of a block of an address. Sent to users with `view-livechat-contact`.</summary>
/// <param name="Scope">"email", "phone", "ip" or "channel".</param>
/// <param name="Target">The address; absent = it was erased.</param>
internal abstract record AddressEvent(JournalEntry Entry, [property: JsonPropertyOrder(-1)] string Scope,
    [property: JsonPropertyOrder(-1)] string? Target, [property: JsonPropertyOrder(-1)] string BlockId) : LiveEvent(Entry)
{
    /// <summary>The one who did it: `user:` or `visitor:` and its id, or `system`.</summary>
    [JsonPropertyOrder(-2)]
    public string Actor => Entry.Actor;
}

/// <summary>An address is blocked.</summary>
/// <param name="ExpiresAt">Absent = until somebody lifts it.</param>
internal sealed record AddressBlockedEvent(JournalEntry Entry, string Scope, string? Target, string BlockId, DateTimeOffset? ExpiresAt)
    : AddressEvent(Entry, Scope, Target, BlockId);

/// <summary>An address is not blocked any more.</summary>
/// <param name="Why">"lifted" or "expired".</param>
internal sealed record AddressUnblockedEvent(JournalEntry Entry, string Scope, string? Target, string BlockId, string Why)
    : AddressEvent(Entry, Scope, Target, BlockId);

/// <summary>Builds the events of contacts and blocks from their entries.</summary>
internal static class ContactEvents
{
    /// <returns>Null = it is shown to nobody.</returns>
    public static LiveEvent? Of(JournalEntry entry) => entry.Entity.Type == EntityTypes.Block
        ? OfBlock(entry, EntryCodec<AddressBlockEntry>.Read(entry))
        : OfContact(entry, EntryCodec<ContactEntry>.Read(entry));

    public static LiveEvent? OfContact(JournalEntry entry, ContactEntry? content) => content switch
    {
        ContactCreated or ContactUpdated or ConflictsResolved or CustomFieldsOffered => new ContactChangedEvent(entry),
        ChannelVerified verified => new ChannelVerifiedEvent(entry, ChannelVisitorResponse.From(verified.VisitorId, verified.Source)),
        ChannelBlocked blocked => new ChannelBlockedEvent(
            entry, ChannelVisitorResponse.From(blocked.VisitorId, blocked.Source), blocked.BlockId, blocked.ExpiresAt),
        ChannelUnblocked unblocked => new ChannelUnblockedEvent(
            entry, ChannelVisitorResponse.From(unblocked.VisitorId, unblocked.Source), EnumNames.Of(unblocked.Why)),
        ContactBlocked blocked => new ContactBlockedEvent(entry, blocked.BlockId, blocked.ExpiresAt),
        ContactUnblocked unblocked => new ContactUnblockedEvent(entry, EnumNames.Of(unblocked.Why)),
        ContactsMerged absorbed => new ContactLinkedEvent(entry, absorbed.Other.Contact.ContactId),
        ContactsUnmerged released => new ContactLinkedEvent(entry, released.OtherId),
        ContactMerged merged => new ContactLinkedEvent(entry, merged.Into),
        ContactUnmerged restored => new ContactLinkedEvent(entry, restored.From),
        ErasureBegun => new ContactDeletedEvent(entry),
        _ => null,
    };

    public static LiveEvent? OfBlock(JournalEntry entry, AddressBlockEntry? content) => content switch
    {
        AddressBlocked blocked => new AddressBlockedEvent(entry, blocked.Scope, blocked.Target, blocked.BlockId, blocked.ExpiresAt),
        AddressUnblocked unblocked => new AddressUnblockedEvent(
            entry, unblocked.Scope, unblocked.Target, unblocked.BlockId, EnumNames.Of(unblocked.Why)),
        _ => null,
    };
}
