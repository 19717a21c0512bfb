using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ContactCenter.Contacts;

/// <summary>What can happen to a contact. The discriminators are the journal's kinds; a name, once written, is never changed or reused.</summary>
[JsonDerivedType(typeof(ContactCreated), "contact-created")]
[JsonDerivedType(typeof(ContactUpdated), "contact-updated")]
[JsonDerivedType(typeof(ContactArrived), "contact-arrived")]
[JsonDerivedType(typeof(ChannelAdded), "contact-channel-added")]
[JsonDerivedType(typeof(ChatStarted), "contact-chat-started")]
public abstract record ContactEntry;

/// <summary>Registered by a person, before any conversation: known, without channels.</summary>
public sealed record ContactCreated(
    string Name, ImmutableArray<string> Emails, ImmutableArray<string> Phones,
    ImmutableDictionary<string, string> CustomFields, string? ContactManager) : ContactEntry;

/// <summary>Edited by a person; whoever was edited is known from then on. Null parts did not change.</summary>
/// <param name="ContactManager">Empty = removed.</param>
public sealed record ContactUpdated(
    string? Name, ImmutableArray<string>? Emails, ImmutableArray<string>? Phones,
    ImmutableDictionary<string, string>? CustomFields, string? ContactManager, bool WipeConflicts) : ContactEntry;

/// <summary>Somebody nobody knew opened a conversation: an unknown contact made of what the visitor says.</summary>
public sealed record ContactArrived(string Name, string? Email, string? Phone) : ContactEntry;

/// <summary>A visitor on a source became a way to reach this contact, not verified.</summary>
public sealed record ChannelAdded(string VisitorId, ChannelSource Source, string Username) : ContactEntry;

/// <summary>A conversation was let in on a channel.</summary>
public sealed record ChatStarted(string RoomId, string VisitorId, ChannelSource Source) : ContactEntry;
