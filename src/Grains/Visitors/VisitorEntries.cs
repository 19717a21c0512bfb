using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ContactCenter.Contacts;

namespace ContactCenter.Visitors;

/// <summary>What can happen to a visitor. The discriminators are the journal's kinds; a name, once written, is never changed or reused.</summary>
[JsonDerivedType(typeof(VisitorRegistered), "visitor-registered")]
[JsonDerivedType(typeof(ConversationOpening), "visitor-conversation-opening")]
public abstract record VisitorEntry;

/// <summary>The visitor's profile from now on, as a whole.</summary>
public sealed record VisitorRegistered(
    string VisitorId, string Username, string? Name, string? Email, string? Phone, string? DepartmentId,
    ImmutableDictionary<string, string> CustomFields) : VisitorEntry;

/// <summary>
/// The visitor's one conversation from now on, before its contact and the conversation itself know: what is cut off here is resumed by
/// the visitor's next call.
/// </summary>
public sealed record ConversationOpening(string RoomId, string ContactId, ChannelSource Source, string? DepartmentId) : VisitorEntry;
