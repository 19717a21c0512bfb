using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ContactCenter.Contacts;

namespace ContactCenter.Conversations;

/// <summary>What can happen to a conversation. The discriminators are the journal's kinds.</summary>
[JsonDerivedType(typeof(ConversationStarted), ConversationKinds.Started)]
[JsonDerivedType(typeof(AgentAssigned), ConversationKinds.Assigned)]
[JsonDerivedType(typeof(MessagePosted), ConversationKinds.Message)]
[JsonDerivedType(typeof(ConversationClosed), ConversationKinds.Closed)]
[JsonDerivedType(typeof(ConversationRefused), ConversationKinds.Refused)]
[JsonDerivedType(typeof(ContactChanged), ConversationKinds.ContactChanged)]
[JsonDerivedType(typeof(VerificationEnded), ConversationKinds.VerificationEnded)]
public abstract record ConversationEntry;

/// <summary>Kinds of a conversation's entries; a name, once written, is never changed or reused.</summary>
public static class ConversationKinds
{
    public const string Started = "conversation-started";
    public const string Assigned = "conversation-assigned";
    public const string Message = "message";
    public const string Closed = "conversation-closed";
    public const string Refused = "conversation-refused";
    public const string ContactChanged = "conversation-contact-changed";
    public const string VerificationEnded = "conversation-verification-ended";

    /// <summary>The kinds that a transcript shows, as written or system messages.</summary>
    public static ImmutableArray<string> Transcript { get; } = [Started, Assigned, Message, Closed];
}

/// <summary>The visitor opened it; it waits in its queue, unless the visitor must prove first who it is.</summary>
/// <param name="ContactId">The contact whose conversation it stays.</param>
/// <param name="ShownContactId">The contact it is shown with, when that is another one.</param>
public sealed record ConversationStarted(
    string VisitorKey, ConversationVisitor Visitor, string ContactId, string Name, bool Verified, ChannelSource Source, string? DepartmentId,
    string? ShownContactId = null, bool Unknown = false, bool MustVerify = false) : ConversationEntry;

/// <summary>An agent serves it from now on.</summary>
/// <param name="ReservationId">The agent's slot.</param>
public sealed record AgentAssigned(AgentReference Agent, string ReservationId, AssignmentReason Reason) : ConversationEntry;

/// <summary>The visitor, an agent or the system wrote.</summary>
/// <param name="IsHeld">Before the visitor has proven who it is: agents do not see the conversation yet.</param>
public sealed record MessagePosted(string MessageId, string Text, MessageSender Sender, bool IsHeld = false) : ConversationEntry;

/// <summary>It is over.</summary>
/// <param name="Closer">"user" or "visitor".</param>
/// <param name="By">The user who closed it; null for the visitor.</param>
/// <param name="WasServedBy">The agent whose slot is free now; null = it was still queued.</param>
/// <param name="WasHeld">It had not reached its queue.</param>
/// <param name="ByBlock">A block ended it.</param>
public sealed record ConversationClosed(
    string Closer, AgentReference? By, string? Comment, ImmutableArray<string> Tags, string? WasServedBy, bool WasHeld = false,
    bool ByBlock = false) : ConversationEntry;

/// <summary>It was blocked before it started: it never will.</summary>
public sealed record ConversationRefused : ConversationEntry;

/// <summary>Its contact has another name, is known now, or is part of another contact.</summary>
public sealed record ContactChanged(string ContactId, string Name, bool Unknown) : ConversationEntry;

/// <summary>The visitor has proven who it is, or failed to; it waits in its queue.</summary>
public sealed record VerificationEnded(bool Verified) : ConversationEntry;
