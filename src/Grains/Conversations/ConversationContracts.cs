using System.Collections.Immutable;
using ContactCenter.Contacts;
using ContactCenter.Journal;
using Orleans.Concurrency;

namespace ContactCenter.Conversations;

/// <summary>
/// One conversation (DESIGN §6). Key: room id. Judge of who serves it, who may write, and the order of everything in it.
/// </summary>
[Alias("IConversation")]
public interface IConversationGrain : IGrainWithStringKey
{
    /// <summary>Called by the visitor only. Starts the conversation as queued; repeated with the same command id it answers the same.</summary>
    [Alias("Start")]
    Task<ConversationView> Start(StartConversation command);

    /// <summary>The conversation, or null when it was never started.</summary>
    [Alias("Find"), ReadOnly]
    Task<ConversationView?> Find();

    [Alias("PostAsVisitor")]
    Task<MessageView> PostAsVisitor(PostVisitorMessage command);

    [Alias("PostAsAgent")]
    Task<MessageView> PostAsAgent(PostAgentMessage command);

    /// <summary>Called by the agent only, which has reserved a slot: makes it the serving agent, or says that somebody else is.</summary>
    [Alias("Assign")]
    Task<ConversationView> Assign(AssignConversation command);

    [Alias("CloseAsVisitor")]
    Task<ConversationView> CloseAsVisitor(CloseAsVisitor command);

    [Alias("CloseAsUser")]
    Task<ConversationView> CloseAsUser(CloseAsUser command);

    /// <summary>
    /// Called by the contact only: a block (or the contact's deletion) ends the conversation. One that has not started yet never starts.
    /// </summary>
    [Alias("CloseBlocked")]
    Task CloseBlocked(CloseBlocked command);

    /// <summary>Called by the contact only: it has another name, is known now, or is part of another one.</summary>
    [Alias("UpdateContact")]
    Task UpdateContact(UpdateConversationContact command);

    /// <summary>Called by the visitor only: it has proven who it is, so the conversation goes to its queue.</summary>
    [Alias("Verify")]
    Task<ConversationView?> Verify(CommandContext context);

    /// <summary>Called by the visitor only: no proof came. The conversation goes to its queue unverified, or ends.</summary>
    [Alias("EndVerification")]
    Task<ConversationView?> EndVerification(CommandContext context, bool closes);

    /// <summary>The system says something in the conversation, to the visitor.</summary>
    [Alias("PostAsSystem")]
    Task PostAsSystem(CommandContext context, string text);

    /// <summary>Its history becomes tombstones (erasure of its contact).</summary>
    [Alias("Erase")]
    Task Erase();

    /// <summary>Called by an erasure only: takes contacts that its own was one with for a while, and that are being erased, out of its history.</summary>
    [Alias("ForgetContacts")]
    Task ForgetContacts(ImmutableArray<string> erasedIds);

    /// <summary>Whether this visitor may read the conversation now: refused with <c>invalid-room</c> when it is not theirs.</summary>
    [Alias("CheckVisitor"), ReadOnly]
    Task CheckVisitor(string visitorKey);
}

/// <param name="Contact">What the contact said when it let the conversation in.</param>
[GenerateSerializer, Immutable, Alias("StartConversation")]
public sealed record StartConversation(
    CommandContext Context, string VisitorKey, ConversationVisitor Visitor, ContactAdmission Contact, ChannelSource Source,
    string? DepartmentId);

/// <param name="Context">The actor is whoever blocked.</param>
[GenerateSerializer, Immutable, Alias("CloseBlocked")]
public sealed record CloseBlocked(CommandContext Context)
{
    /// <summary>What the transcript says (contract §1.10).</summary>
    [Id(0)] public string Comment { get; init; } = ConversationRules.BlockedComment;

    /// <summary>The command that follows from a block: the same one for each time the same person enforces it.</summary>
    public static CloseBlocked By(string blockId, string blockedBy) => new(new CommandContext($"block/{blockId}/{blockedBy}", blockedBy));
}

[GenerateSerializer, Immutable, Alias("UpdateConversationContact")]
public sealed record UpdateConversationContact(CommandContext Context, string ContactId, string Name, bool Unknown);

[GenerateSerializer, Immutable, Alias("ConversationVisitor")]
public sealed record ConversationVisitor(string VisitorId, string Username, string? Name);

/// <param name="MessageId">The client's <c>_id</c>; equal to the command id.</param>
[GenerateSerializer, Immutable, Alias("PostVisitorMessage")]
public sealed record PostVisitorMessage(CommandContext Context, string VisitorKey, string MessageId, string Text);

/// <param name="MayServeOthers">The caller's permissions let it write where it does not serve.</param>
[GenerateSerializer, Immutable, Alias("PostAgentMessage")]
public sealed record PostAgentMessage(CommandContext Context, AgentReference Agent, string MessageId, string Text, bool MayServeOthers);

/// <param name="ReservationId">The slot that the agent holds for this conversation; the command id repeats with it.</param>
[GenerateSerializer, Immutable, Alias("AssignConversation")]
public sealed record AssignConversation(CommandContext Context, AgentReference Agent, string ReservationId, AssignmentReason Reason)
{
    /// <summary>The workspace's setting, read by the caller: nobody serves an unknown contact (contract §1.14).</summary>
    [Id(0)] public bool RefusesUnknown { get; init; }

    /// <summary>Likewise for channels that are not verified.</summary>
    [Id(1)] public bool RefusesUnverified { get; init; }
}

/// <summary>Why an agent serves a conversation.</summary>
public enum AssignmentReason
{
    /// <summary>The agent took it.</summary>
    Taken,

    /// <summary>The queue chose the free agent with the fewest conversations.</summary>
    Routed,
}

[GenerateSerializer, Immutable, Alias("CloseAsVisitor")]
public sealed record CloseAsVisitor(CommandContext Context, string VisitorKey);

/// <param name="MayCloseOthers">The caller's permissions let it close what it does not serve.</param>
/// <param name="CommentIsRequired">The workspace's setting, read by the caller.</param>
[GenerateSerializer, Immutable, Alias("CloseAsUser")]
public sealed record CloseAsUser(
    CommandContext Context, AgentReference User, string? Comment, ImmutableArray<string> Tags, bool MayCloseOthers, bool CommentIsRequired);

/// <summary>A user as conversations show it.</summary>
[GenerateSerializer, Immutable, Alias("AgentReference")]
public sealed record AgentReference(string UserId, string Username, string? Name = null);
