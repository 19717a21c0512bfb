using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ContactCenter.Contacts;

namespace ContactCenter.Conversations;

/// <summary>What can happen to a conversation. The discriminators are the journal's kinds.</summary>
[JsonDerivedType(typeof(ConversationStarted), ConversationKinds.Started)]
[JsonDerivedType(typeof(AgentAssigned), ConversationKinds.Assigned)]
[JsonDerivedType(typeof(MessagePosted), ConversationKinds.Message)]
[JsonDerivedType(typeof(ConversationClosed), ConversationKinds.Closed)]
public abstract record ConversationEntry;

/// <summary>Kinds of a conversation's entries; a name, once written, is never changed or reused.</summary>
public static class ConversationKinds
{
    public const string Started = "conversation-started";
    public const string Assigned = "conversation-assigned";
    public const string Message = "message";
    public const string Closed = "conversation-closed";

    /// <summary>The kinds that a transcript shows, as written or system messages.</summary>
    public static ImmutableArray<string> Transcript { get; } = [Started, Assigned, Message, Closed];
}

/// <summary>The visitor opened it; it waits in its queue.</summary>
public sealed record ConversationStarted(
    string VisitorKey, ConversationVisitor Visitor, string ContactId, string Name, bool Verified, ChannelSource Source, string? DepartmentId)
    : ConversationEntry;

/// <summary>An agent serves it from now on.</summary>
/// <param name="ReservationId">The agent's slot.</param>
public sealed record AgentAssigned(AgentReference Agent, string ReservationId, AssignmentReason Reason) : ConversationEntry;

/// <summary>The visitor or an agent wrote.</summary>
public sealed record MessagePosted(string MessageId, string Text, MessageSender Sender) : ConversationEntry;

/// <summary>It is over.</summary>
/// <param name="Closer">"user" or "visitor".</param>
/// <param name="By">The user who closed it; null for the visitor.</param>
/// <param name="WasServedBy">The agent whose slot is free now; null = it was still queued.</param>
public sealed record ConversationClosed(string Closer, AgentReference? By, string? Comment, ImmutableArray<string> Tags, string? WasServedBy)
    : ConversationEntry;
