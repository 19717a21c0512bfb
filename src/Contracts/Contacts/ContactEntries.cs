using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ContactCenter.Blocks;
using ContactCenter.Parties;

namespace ContactCenter.Contacts;

/// <summary>An entry of a contact's history. The discriminators are the journal's kinds; a name, once written, is never changed or reused.</summary>
[JsonDerivedType(typeof(ContactCreated), "contact-created")]
[JsonDerivedType(typeof(ContactUpdated), "contact-updated")]
[JsonDerivedType(typeof(ContactArrived), "contact-arrived")]
[JsonDerivedType(typeof(ChannelAdded), "contact-channel-added")]
[JsonDerivedType(typeof(ChannelRemoved), "contact-channel-removed")]
[JsonDerivedType(typeof(ChatStarted), "contact-chat-started")]
[JsonDerivedType(typeof(CallStarted), "contact-call-started")]
[JsonDerivedType(typeof(ConflictsResolved), "contact-conflicts-resolved")]
[JsonDerivedType(typeof(CustomFieldsOffered), "contact-custom-fields-offered")]
[JsonDerivedType(typeof(ChannelBlocked), "contact-channel-blocked")]
[JsonDerivedType(typeof(ChannelUnblocked), "contact-channel-unblocked")]
[JsonDerivedType(typeof(ContactBlocked), "contact-blocked")]
[JsonDerivedType(typeof(ContactUnblocked), "contact-unblocked")]
[JsonDerivedType(typeof(ChannelVerified), "contact-channel-verified")]
[JsonDerivedType(typeof(VerificationReset), "contact-verification-reset")]
[JsonDerivedType(typeof(ContactsMerged), "contact-absorbed")]
[JsonDerivedType(typeof(ContactsUnmerged), "contact-released")]
[JsonDerivedType(typeof(ContactMerged), "contact-merged")]
[JsonDerivedType(typeof(ContactUnmerged), "contact-restored")]
[JsonDerivedType(typeof(DuplicateDismissed), "contact-duplicate-dismissed")]
[JsonDerivedType(typeof(ManagerRemoved), "contact-manager-removed")]
[JsonDerivedType(typeof(RoomsUpdated), "contact-rooms-updated")]
[JsonDerivedType(typeof(ErasureBegun), "contact-erasure-begun")]
public abstract record ContactEntry
{
    /// <summary>The merged contact that the entry is about, and with which it stays when the merge is undone; null = the contact itself.</summary>
    public string? Part { get; init; }
}

/// <summary>A user registered the contact before any conversation: it is known and has no channels.</summary>
public sealed record ContactCreated(
    string Name, ImmutableArray<string> Emails, ImmutableArray<string> Phones,
    ImmutableDictionary<string, string> CustomFields, string? ContactManager) : ContactEntry;

/// <summary>A user edited the contact, which is known from then on. Null parts did not change.</summary>
/// <param name="CustomFields">The values of the registered fields; the whole set in entries without <paramref name="RegisteredFields"/>.</param>
/// <param name="ContactManager">Empty = removed.</param>
/// <param name="RegisteredFields">The fields that are replaced; values under other keys stay.</param>
public sealed record ContactUpdated(
    string? Name, ImmutableArray<string>? Emails, ImmutableArray<string>? Phones,
    ImmutableDictionary<string, string>? CustomFields, string? ContactManager, bool WipeConflicts,
    ImmutableArray<string>? RegisteredFields = null) : ContactEntry;

/// <summary>A visitor whom nobody knew opened a conversation: an unknown contact was made of what the visitor says.</summary>
public sealed record ContactArrived(
    string Name, string? Email, string? Phone, string? ContactManager = null, ImmutableDictionary<string, string>? CustomFields = null) : ContactEntry;

/// <summary>A visitor on a source became a way to reach this contact, not verified.</summary>
public sealed record ChannelAdded(string VisitorId, ChannelSource Source, string Username) : ContactEntry;

/// <summary>A visitor of the contact was deleted, and its channels with it.</summary>
public sealed record ChannelRemoved(string VisitorId) : ContactEntry;

/// <summary>A conversation was let in on a channel.</summary>
public sealed record ChatStarted(string RoomId, string VisitorId, ChannelSource Source) : ContactEntry;

/// <summary>A call was let in on a channel, or went out to it.</summary>
public sealed record CallStarted(string CallId, string VisitorId, ChannelSource Source) : ContactEntry
{
    /// <summary>The provider's time of the call; null = the entry's time is near enough.</summary>
    public DateTimeOffset? StartedAt { get; init; }
}

/// <summary>A user chose between differing values.</summary>
/// <param name="ContactManager">Empty = removed.</param>
public sealed record ConflictsResolved(
    string? Name, ImmutableDictionary<string, string>? CustomFields, string? ContactManager, bool WipeConflicts) : ContactEntry;

/// <summary>A visitor gave values for custom fields.</summary>
public sealed record CustomFieldsOffered(ImmutableArray<VisitorCustomField> Fields) : ContactEntry;

public sealed record ChannelBlocked(
    string VisitorId, ChannelSource Source, string BlockId, string? Reason, DateTimeOffset? ExpiresAt) : ContactEntry;

public sealed record ChannelUnblocked(string VisitorId, ChannelSource Source, UnblockReason Why) : ContactEntry;

public sealed record ContactBlocked(string BlockId, string? Reason, DateTimeOffset? ExpiresAt) : ContactEntry;

public sealed record ContactUnblocked(UnblockReason Why) : ContactEntry;

/// <summary>The channel is proven to belong to the owner of this address.</summary>
/// <param name="ProvenAt">The time of the proof; null = the time of this entry.</param>
public sealed record ChannelVerified(
    string VisitorId, ChannelSource Source, string Field, string Value, DateTimeOffset? ProvenAt = null) : ContactEntry;

/// <summary>The workspace wants a new proof for every conversation (contract §1.14, "always").</summary>
public sealed record VerificationReset(string VisitorId, ChannelSource Source) : ContactEntry;

/// <summary>Another contact is part of this one from now on.</summary>
public sealed record ContactsMerged(
    string MergeId, StoredNode Other, ImmutableDictionary<string, string> Picks, MergeReason Reason) : ContactEntry;

/// <summary>The merge was undone: the other contact is on its own again.</summary>
public sealed record ContactsUnmerged(string MergeId, string OtherId) : ContactEntry;

/// <summary>This contact is part of another one from now on, which speaks for it.</summary>
public sealed record ContactMerged(string Into, string MergeId) : ContactEntry;

/// <summary>The merge was undone: this contact goes on by itself, as if nothing had been merged.</summary>
public sealed record ContactUnmerged(StoredNode Node, string From, string MergeId) : ContactEntry;

public sealed record DuplicateDismissed(string OtherId) : ContactEntry;

/// <summary>The manager is no agent any more.</summary>
public sealed record ManagerRemoved(string UserId) : ContactEntry;

/// <summary>All conversations show the contact's present name and id.</summary>
public sealed record RoomsUpdated : ContactEntry;

public sealed record ErasureBegun(string ErasureId) : ContactEntry;
