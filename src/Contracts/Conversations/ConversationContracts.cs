using System.Collections.Immutable;
using ContactCenter.Contacts;
using ContactCenter.Journal;
using ContactCenter.Parties;
using ContactCenter.Routing;
using ContactCenter.Texts;
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

    /// <summary>Called by the visitor only, which opens another one instead: one that has not started yet never starts.</summary>
    /// <returns>The conversation, if it has started after all; null = it never will.</returns>
    [Alias("Abandon")]
    Task<ConversationView?> Abandon(CommandContext context);

    /// <summary>Called by the contact only: it has another name, is known now, or is part of another one.</summary>
    [Alias("UpdateContact")]
    Task UpdateContact(UpdateConversationContact command);

    /// <summary>
    /// Called by the visitor only: it has proven who it is, so the conversation goes to its queue. Does nothing when it is another
    /// visitor's by now.
    /// </summary>
    [Alias("Verify")]
    Task<ConversationView?> Verify(CommandContext context, string visitorId);

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

    /// <summary>To a department's queue, or back to one (contract §3.5). Null = it waits there already.</summary>
    [Alias("TransferToQueue")]
    Task<ConversationView?> TransferToQueue(TransferToQueue command);

    [Alias("Hold")]
    Task<ConversationView> Hold(HoldConversation command);

    /// <summary>The agent is gone for too long: the conversation ends, or waits for another one.</summary>
    [Alias("LeaveAgent")]
    Task LeaveAgent(CommandContext context, string agentId, bool closes);

    [Alias("SaveInfo")]
    Task<ConversationView> SaveInfo(SaveConversationInfo command);

    /// <returns>The message as it is now.</returns>
    [Alias("EditMessage")]
    Task<MessageView> EditMessage(ChangeMessage command, string text);

    [Alias("DeleteMessage")]
    Task<MessageView> DeleteMessage(ChangeMessage command);

    [Alias("MoveCursor")]
    Task<ConversationView> MoveCursor(MoveCursor command);

    [Alias("VisitPage")]
    Task VisitPage(VisitPage command);

    [Alias("AnswerSurvey")]
    Task<ConversationView> AnswerSurvey(AnswerSurvey command);

    [Alias("RequestTranscript")]
    Task RequestTranscript(RequestTranscript command);

    [Alias("WithdrawTranscript")]
    Task WithdrawTranscript(CommandContext context);

    /// <summary>Its transcript is kept as a document soon; asked for again, nothing changes (contract §3.5 request-transcript).</summary>
    [Alias("RequestPdf")]
    Task RequestPdf(CommandContext context, AgentReference by);

    /// <summary>Called by the sweep of what is due: does it if it still is. May be repeated.</summary>
    [Alias("Expire")]
    Task Expire();

    /// <summary>Deletes a closed conversation with everything in it (contract §3.5 rooms.delete).</summary>
    [Alias("Delete")]
    Task Delete();

    /// <summary>Called by its queue: the agent who was asked first cannot take it. Does nothing when it does not wait for that agent.</summary>
    [Alias("OfferToAll")]
    Task OfferToAll(CommandContext context, string askedAgentId);

    /// <summary>
    /// Called by the visitor that takes the conversation over. Refused with <c>invalid-room</c> (none, or not the former visitor's),
    /// <c>room-closed</c>, <c>error-unverified-contact</c> (it waits for a proof of the former one).
    /// </summary>
    [Alias("ChangeVisitor")]
    Task<ConversationView> ChangeVisitor(ChangeVisitor command);

    /// <summary>Whether this visitor may read the conversation now: refused with <c>invalid-room</c> when it is not theirs.</summary>
    [Alias("CheckVisitor"), ReadOnly]
    Task CheckVisitor(string visitorKey);

    /// <summary>Called by what sends texts: what is to be sent to the visitor's phone now; null = nothing.</summary>
    [Alias("FindOwedText")]
    Task<OwedText?> FindOwedText();

    /// <summary>Called by what sends texts: what became of one. Said again, or of one that is settled already, it changes nothing.</summary>
    [Alias("SettleText")]
    Task SettleText(SettleText command);

    /// <summary>The provider of texts reports later whether one arrived.</summary>
    [Alias("ReportText")]
    Task ReportText(ReportText command);
}

/// <param name="Part">From 0: a long message goes in several.</param>
/// <param name="From">The number of ours that the visitor wrote to last.</param>
/// <param name="VisitorKey">Whose phone it goes to.</param>
/// <param name="Attempts">Tries so far.</param>
[GenerateSerializer, Immutable, Alias("OwedText")]
public sealed record OwedText(long MessageSeq, int Part, bool IsLastPart, string Text, string From, string VisitorKey, int Attempts)
{
    /// <summary>How many texts carry the message.</summary>
    [Id(7)] public int Parts { get; init; } = 1;
}

/// <param name="Receipt">What the provider said; null = nothing, so it is to be tried again.</param>
[GenerateSerializer, Immutable, Alias("SettleText")]
public sealed record SettleText(CommandContext Context, long MessageSeq, int Part, bool IsLastPart, TextReceipt? Receipt);

/// <param name="Failure">Why it did not arrive: the provider's code. Null = it did.</param>
[GenerateSerializer, Immutable, Alias("ReportText")]
public sealed record ReportText(CommandContext Context, long MessageSeq, string? Failure)
{
    /// <summary>Which text of the message is reported, from 0.</summary>
    [Id(3)] public int Part { get; init; }

    /// <summary>How many texts carry the message.</summary>
    [Id(4)] public int Parts { get; init; } = 1;
}

/// <param name="Contact">What the contact said when it let the conversation in.</param>
[GenerateSerializer, Immutable, Alias("StartConversation")]
public sealed record StartConversation(
    CommandContext Context, string VisitorKey, ConversationVisitor Visitor, ContactAdmission Contact, ChannelSource Source,
    string? DepartmentId)
{
    /// <summary>Who is asked first: the contact's manager or the agent of last time; null = nobody in particular.</summary>
    [Id(0)] public PreferredAgent? PreferredAgent { get; init; }
}

/// <param name="Context">The actor is whoever blocked.</param>
[GenerateSerializer, Immutable, Alias("CloseBlocked")]
public sealed record CloseBlocked(CommandContext Context)
{
    /// <summary>It is closed only while it is this visitor's; null = whosever it is.</summary>
    [Id(1)] public string? VisitorId { get; init; }

    /// <summary>What the transcript says (contract §1.10).</summary>
    [Id(0)] public string Comment { get; init; } = ClosingComments.Blocked;

    /// <summary>The command that follows from a block: the same one for each time the same person enforces it.</summary>
    public static CloseBlocked By(string blockId, string blockedBy) => new(CommandContext.OfStep(blockedBy, "block", blockId, blockedBy));
}

/// <param name="OldVisitorId">Whose it is until now.</param>
/// <param name="Verified">Whether the new visitor has proven who it is.</param>
[GenerateSerializer, Immutable, Alias("ChangeVisitor")]
public sealed record ChangeVisitor(CommandContext Context, string OldVisitorId, string NewVisitorKey, ConversationVisitor NewVisitor, bool Verified);

[GenerateSerializer, Immutable, Alias("UpdateConversationContact")]
public sealed record UpdateConversationContact(CommandContext Context, string ContactId, string Name, bool Unknown);

[GenerateSerializer, Immutable, Alias("ConversationVisitor")]
public sealed record ConversationVisitor(string VisitorId, string Username, string? Name);

/// <param name="MessageId">The client's <c>_id</c>; equal to the command id.</param>
[GenerateSerializer, Immutable, Alias("PostVisitorMessage")]
public sealed record PostVisitorMessage(CommandContext Context, string VisitorKey, string MessageId, string Text)
{
    /// <summary>A file that is kept already; the text describes it.</summary>
    [Id(0)] public FileReference? File { get; init; }

    /// <summary>The number of ours that it was written to as a text message; null = it was not.</summary>
    [Id(1)] public string? Through { get; init; }
}

/// <param name="MayServeOthers">The caller's permissions let it write where it does not serve.</param>
[GenerateSerializer, Immutable, Alias("PostAgentMessage")]
public sealed record PostAgentMessage(CommandContext Context, AgentReference Agent, string MessageId, string Text, bool MayServeOthers)
{
    /// <summary>A file that is kept already; the text describes it.</summary>
    [Id(0)] public FileReference? File { get; init; }
}

/// <param name="ReservationId">The slot that the agent holds for this conversation; the command id repeats with it.</param>
[GenerateSerializer, Immutable, Alias("AssignConversation")]
public sealed record AssignConversation(CommandContext Context, AgentReference Agent, string ReservationId, AssignmentReason Reason)
{
    /// <summary>The workspace's setting, read by the caller: nobody serves an unknown contact (contract §1.14).</summary>
    [Id(0)] public bool RefusesUnknown { get; init; }

    /// <summary>Likewise for channels that are not verified.</summary>
    [Id(1)] public bool RefusesUnverified { get; init; }

    /// <summary>For <see cref="AssignmentReason.Forwarded"/>.</summary>
    [Id(2)] public TransferOrder? Transfer { get; init; }

    /// <summary>How the queue came to this agent.</summary>
    [Id(3)] public RoutingDecision? Decision { get; init; }
}

/// <summary>A conversation is handed to an agent by somebody.</summary>
/// <param name="RequiredAgentId">It must still be served by this agent; null = by whomever.</param>
/// <param name="DepartmentId">The department it belongs to from then on; null = as before.</param>
[GenerateSerializer, Immutable, Alias("TransferOrder")]
public sealed record TransferOrder(MessageSender By, string? RequiredAgentId, string? DepartmentId, string? Comment);

/// <param name="Scope"><see cref="TransferScopes.Department"/>, or <see cref="TransferScopes.Queue"/> for a return.</param>
/// <param name="DepartmentId">Where to; for a return null = where it was.</param>
/// <param name="PreferredAgent">Who is asked first there.</param>
[GenerateSerializer, Immutable, Alias("TransferToQueue")]
public sealed record TransferToQueue(
    CommandContext Context, MessageSender By, string Scope, string? DepartmentId, AgentReference? PreferredAgent, string? Comment)
{
    /// <summary>It must still be served by this agent; null = by whomever.</summary>
    [Id(0)] public string? RequiredAgentId { get; init; }

    /// <summary>Set for the visitor's own transfer: whose conversation it must be.</summary>
    [Id(1)] public string? VisitorKey { get; init; }

    /// <summary>The department that was asked for, when <see cref="DepartmentId"/> is its fallback.</summary>
    [Id(2)] public string? RequestedDepartmentId { get; init; }

    /// <summary>Also a conversation on hold goes: its agent has no place for it.</summary>
    [Id(3)] public bool MayEndHold { get; init; }

    /// <summary>It must still wait in this department; null = wherever it is.</summary>
    [Id(4)] public string? RequiredDepartmentId { get; init; }
}

/// <param name="MayHoldOthers">The caller's permissions let it hold what it does not serve.</param>
/// <param name="RequiresAnswer">The workspace's setting: not while the visitor waits for an answer.</param>
[GenerateSerializer, Immutable, Alias("HoldConversation")]
public sealed record HoldConversation(CommandContext Context, AgentReference User, bool MayHoldOthers, bool RequiresAnswer);

/// <summary>Changes what is named; the rest stays.</summary>
/// <param name="Topic">Empty = none; null = as it was.</param>
/// <param name="CustomFields">Checked by the caller; an empty value removes its key.</param>
[GenerateSerializer, Immutable, Alias("SaveConversationInfo")]
public sealed record SaveConversationInfo(
    CommandContext Context, string UserId, bool MayChangeOthers, string? Topic, ImmutableArray<string>? Tags,
    ImmutableDictionary<string, string> CustomFields)
{
    [Id(0)] public PriorityReference? Priority { get; init; }
    [Id(1)] public bool RemovesPriority { get; init; }
    [Id(2)] public ServiceLevelReference? ServiceLevel { get; init; }
    [Id(3)] public bool RemovesServiceLevel { get; init; }
}

/// <param name="VisitorKey">Set for the visitor's own change.</param>
/// <param name="MayChangeOthers">The caller's permissions let it change what others wrote.</param>
[GenerateSerializer, Immutable, Alias("ChangeMessage")]
public sealed record ChangeMessage(CommandContext Context, string MessageId, MessageSender By, string? VisitorKey, bool MayChangeOthers)
{
    /// <summary>The workspace's setting, read by the caller: an older message is not changed any more; 0 = however old.</summary>
    [Id(0)] public int MaxAgeMinutes { get; init; }
}

/// <param name="ReaderId">The user's id, or the visitor's.</param>
/// <param name="VisitorKey">Set for the visitor's own cursor.</param>
[GenerateSerializer, Immutable, Alias("MoveCursor")]
public sealed record MoveCursor(CommandContext Context, string ReaderId, string? VisitorKey, long DeliveredSeq, long ReadSeq)
{
    /// <summary>Refused with <c>room-closed</c> when it is over: whether its visitor is blocked, the visitor's actor knows.</summary>
    [Id(0)] public bool OnlyWhileOpen { get; init; }
}

[GenerateSerializer, Immutable, Alias("VisitPage")]
public sealed record VisitPage(CommandContext Context, string VisitorKey, string Title, string Url, string Change);

/// <param name="Answers">By the contract's names, checked by the caller.</param>
[GenerateSerializer, Immutable, Alias("AnswerSurvey")]
public sealed record AnswerSurvey(CommandContext Context, string VisitorKey, ImmutableDictionary<string, string> Answers);

/// <param name="VisitorKey">Set for the visitor's own request.</param>
/// <param name="User">Who asks; null = the visitor.</param>
[GenerateSerializer, Immutable, Alias("RequestTranscript")]
public sealed record RequestTranscript(CommandContext Context, string? VisitorKey, AgentReference? User, string Email, string Subject);

[GenerateSerializer, Immutable, Alias("CloseAsVisitor")]
public sealed record CloseAsVisitor(CommandContext Context, string VisitorKey);

/// <param name="MayCloseOthers">The caller's permissions let it close what it does not serve.</param>
/// <param name="CommentIsRequired">The workspace's setting, read by the caller.</param>
[GenerateSerializer, Immutable, Alias("CloseAsUser")]
public sealed record CloseAsUser(
    CommandContext Context, AgentReference User, string? Comment, ImmutableArray<string> Tags, bool MayCloseOthers, bool CommentIsRequired)
{
    /// <summary>The department's setting, read by the caller: not without a tag.</summary>
    [Id(0)] public bool TagsAreRequired { get; init; }

    /// <summary>The transcript that goes out with the closing; null = none.</summary>
    [Id(1)] public TranscriptRequest? Transcript { get; init; }

    /// <summary>Its transcript is kept as a document.</summary>
    [Id(2)] public bool WithPdf { get; init; }

    /// <summary>What is closed already is no error (contract §3.5 forceClose).</summary>
    [Id(3)] public bool IsForced { get; init; }
}
