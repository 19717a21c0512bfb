using System.Collections.Immutable;
using ContactCenter.Journal;
using ContactCenter.Parties;
using ContactCenter.Routing;
using ContactCenter.Sms;
using Orleans.Concurrency;

namespace ContactCenter.Conversations;

/// <summary>
/// One conversation (DESIGN §6). Key: room id. The grain judges who serves the conversation, who may write, and the order of everything in
/// it.
/// </summary>
[Alias("IConversation")]
public interface IConversationGrain : IGrainWithStringKey
{
    /// <summary>
    /// Starts the conversation: it waits in its queue, or for the visitor's proof of who it is. Repeated with the same command id, it
    /// returns the same. Called by the visitor's grain only.
    /// </summary>
    [Alias("Start")]
    Task<ConversationView> Start(StartConversation command);

    /// <summary>
    /// Activates the conversation that the visitor's grain has started by an append of its own (<c>JournalAppend.With</c>). The call brings the start along,
    /// for the activation and not for this method. If somebody else comes first, or the call is lost, the conversation is read from the journal.
    /// </summary>
    [Alias("Adopt")]
    Task Adopt();

    /// <summary>The conversation; null = it was never started.</summary>
    [Alias("Find"), ReadOnly]
    Task<ConversationView?> Find();

    [Alias("PostAsVisitor")]
    Task<MessageView> PostAsVisitor(PostVisitorMessage command);

    [Alias("PostAsAgent")]
    Task<MessageView> PostAsAgent(PostAgentMessage command);

    /// <summary>Posts a private note, which is never shown to the visitor; also in a closed conversation.</summary>
    [Alias("PostNote")]
    Task<MessageView> PostNote(PostNote command);

    /// <summary>
    /// Makes the agent the serving agent; refused when another one serves already. Called only by the agent's grain, which has reserved a
    /// slot.
    /// </summary>
    [Alias("Assign")]
    Task<ConversationView> Assign(AssignConversation command);

    [Alias("CloseAsVisitor")]
    Task<ConversationView> CloseAsVisitor(CloseAsVisitor command);

    [Alias("CloseAsUser")]
    Task<ConversationView> CloseAsUser(CloseAsUser command);

    /// <summary>Closes the conversation because of a block or a deletion. A conversation that has not started yet never starts.</summary>
    [Alias("CloseBlocked")]
    Task CloseBlocked(CloseBlocked command);

    /// <summary>Keeps the conversation from starting, because its visitor opens another one instead. Called by the visitor's grain only.</summary>
    /// <returns>The conversation, if it has started already; null = it never will.</returns>
    [Alias("Abandon")]
    Task<ConversationView?> Abandon(CommandContext context);

    /// <summary>Notes the contact's id, its name, and whether it is known. Called by the contact's grain only.</summary>
    [Alias("UpdateContact")]
    Task UpdateContact(UpdateConversationContact command);

    /// <summary>
    /// Notes the visitor's proof of who it is. A conversation that waited for the proof goes to its queue. Does nothing when the
    /// conversation is another visitor's by now. Called by the visitor's grain only.
    /// </summary>
    [Alias("Verify")]
    Task<ConversationView?> Verify(CommandContext context, string visitorId);

    /// <summary>
    /// Ends the wait for a proof that did not come: the conversation goes to its queue unverified, or is closed. Called by the visitor's
    /// grain only.
    /// </summary>
    [Alias("EndVerification")]
    Task<ConversationView?> EndVerification(CommandContext context, bool closes);

    /// <summary>Posts a message of the system to the visitor.</summary>
    [Alias("PostAsSystem")]
    Task PostAsSystem(CommandContext context, string text);

    /// <summary>Deletes the conversation's files and turns its history into tombstones (erasure of its contact).</summary>
    [Alias("Erase")]
    Task Erase();

    /// <summary>
    /// Deletes the closed conversation, or leaves nothing of it but its figures: from then on nothing changes it any more. May be repeated. Called
    /// by the workspace's retention only.
    /// </summary>
    [Alias("Retire")]
    Task<Retirement> Retire(RetireConversation command);

    /// <summary>
    /// Removes contacts that are being erased, and that its own contact was merged with for a while, from the history. Called by an erasure
    /// only.
    /// </summary>
    [Alias("ForgetContacts")]
    Task ForgetContacts(ImmutableArray<string> erasedIds);

    /// <summary>Transfers the conversation to a department's queue, or returns it to a queue (contract §3.5). Null = nothing was changed.</summary>
    [Alias("TransferToQueue")]
    Task<ConversationView?> TransferToQueue(TransferToQueue command);

    [Alias("Hold")]
    Task<ConversationView> Hold(HoldConversation command);

    /// <summary>Takes the conversation from an agent who is gone: it is closed, or waits for another agent.</summary>
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

    /// <summary>Requests the transcript as a document, which is made soon. Requesting it again changes nothing (contract §3.5 request-transcript).</summary>
    [Alias("RequestPdf")]
    Task RequestPdf(CommandContext context, AgentReference by);

    /// <summary>Does the due work and the timeouts that are due. Called by the sweep; may be repeated.</summary>
    [Alias("Expire")]
    Task Expire();

    /// <summary>Deletes a closed conversation with everything in it (contract §3.5 rooms.delete).</summary>
    [Alias("Delete")]
    Task Delete();

    /// <summary>
    /// Offers the conversation to its whole queue, because the agent who was asked first cannot take it. Does nothing when it does not wait
    /// for that agent. Called by the queue's grain.
    /// </summary>
    [Alias("OfferToAll")]
    Task OfferToAll(CommandContext context, string askedAgentId);

    /// <summary>
    /// Gives the conversation to another visitor, whose grain calls this. Refused with <c>invalid-room</c> (there is none, or it is not the
    /// former visitor's), <c>room-closed</c>, <c>error-unverified-contact</c> (it waits for the former visitor's proof).
    /// </summary>
    [Alias("ChangeVisitor")]
    Task<ConversationView> ChangeVisitor(ChangeVisitor command);

    /// <summary>Checks that the conversation is this visitor's; refused with <c>invalid-room</c> when it is not.</summary>
    [Alias("CheckVisitor"), ReadOnly]
    Task CheckVisitor(string visitorKey);

    /// <summary>Finds the SMS that is to be sent to the visitor's phone next; null = none is due. Called by the SMS delivery.</summary>
    [Alias("FindOwedText")]
    Task<DueSms?> FindDueSms();

    /// <summary>
    /// Records the result of sending an SMS. Repeated, or for an SMS that is settled already, it changes nothing. Called by the SMS
    /// delivery.
    /// </summary>
    [Alias("SettleText")]
    Task SettleSms(SettleSms command);

    /// <summary>Records the provider's later report on whether an SMS arrived.</summary>
    [Alias("ReportText")]
    Task ReportSms(ReportSms command);
}

/// <summary>The next SMS that is due to a visitor's phone: a message, or a part of one.</summary>
/// <param name="Part">The part, from 0: a long message goes in several SMS.</param>
/// <param name="From">The number of ours that the visitor wrote to last.</param>
/// <param name="VisitorKey">The visitor whose phone gets the SMS.</param>
/// <param name="Attempts">Tries so far.</param>
[GenerateSerializer, Immutable, Alias("OwedText")]
public sealed record DueSms(long MessageSeq, int Part, bool IsLastPart, string Text, string From, string VisitorKey, int Attempts)
{
    /// <summary>The number of SMS that carry the message.</summary>
    [Id(7)] public int Parts { get; init; } = 1;
}

/// <param name="Receipt">The provider's response; null = none came, so sending is tried again.</param>
[GenerateSerializer, Immutable, Alias("SettleText")]
public sealed record SettleSms(CommandContext Context, long MessageSeq, int Part, bool IsLastPart, SmsReceipt? Receipt);

/// <param name="Failure">The provider's code for why the SMS did not arrive; null = it did.</param>
[GenerateSerializer, Immutable, Alias("ReportText")]
public sealed record ReportSms(CommandContext Context, long MessageSeq, string? Failure)
{
    /// <summary>The SMS of the message that the report is about, from 0.</summary>
    [Id(3)] public int Part { get; init; }

    /// <summary>The number of SMS that carry the message.</summary>
    [Id(4)] public int Parts { get; init; } = 1;
}

/// <param name="Contact">The contact's response when it let the conversation in.</param>
[GenerateSerializer, Immutable, Alias("StartConversation")]
public sealed record StartConversation(
    CommandContext Context, string VisitorKey, ConversationVisitor Visitor, ContactAdmission Contact, ChannelSource Source,
    string? DepartmentId)
{
    /// <summary>The agent who is asked first, and why; null = nobody in particular.</summary>
    [Id(0)] public PreferredAgent? PreferredAgent { get; init; }
}

/// <param name="Context">The command's context, whose actor is the one who blocked.</param>
[GenerateSerializer, Immutable, Alias("CloseBlocked")]
public sealed record CloseBlocked(CommandContext Context)
{
    /// <summary>The visitor whose conversation it must be, or it is not closed; null = anybody's.</summary>
    [Id(1)] public string? VisitorId { get; init; }

    /// <summary>The closing comment in the transcript (contract §1.10).</summary>
    [Id(0)] public string Comment { get; init; } = ClosingComments.Blocked;

    /// <summary>Makes the command that follows from a block. It has the same id each time the same actor enforces the same block.</summary>
    public static CloseBlocked By(string blockId, string blockedBy) => new(CommandContext.OfStep(blockedBy, "block", blockId, blockedBy));
}

/// <param name="OldVisitorId">The visitor whose conversation it is until now.</param>
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

    /// <summary>The number of ours to which the visitor sent the message as an SMS; null = it was no SMS.</summary>
    [Id(1)] public string? Through { get; init; }
}

/// <param name="MayServeOthers">Whether the caller's permissions let it write in conversations that it does not serve.</param>
[GenerateSerializer, Immutable, Alias("PostAgentMessage")]
public sealed record PostAgentMessage(CommandContext Context, AgentReference Agent, string MessageId, string Text, bool MayServeOthers)
{
    /// <summary>A file that is kept already; the text describes it.</summary>
    [Id(0)] public FileReference? File { get; init; }
}

/// <param name="MessageId">The client's <c>_id</c>; equal to the command id.</param>
/// <param name="MayServeOthers">Whether the caller's permissions let it write notes in conversations that it does not serve.</param>
[GenerateSerializer, Immutable, Alias("PostNote")]
public sealed record PostNote(CommandContext Context, AgentReference Author, string MessageId, string Text, bool MayServeOthers);

/// <param name="ReservationId">The slot that the agent holds for this conversation; the command id repeats with it.</param>
[GenerateSerializer, Immutable, Alias("AssignConversation")]
public sealed record AssignConversation(CommandContext Context, AgentReference Agent, string ReservationId, AssignmentReason Reason)
{
    /// <summary>The workspace's setting, read by the caller: nobody serves an unknown contact (contract §1.14).</summary>
    [Id(0)] public bool RefusesUnknown { get; init; }

    /// <summary>The workspace's setting, read by the caller: nobody serves a channel that is not verified (contract §1.14).</summary>
    [Id(1)] public bool RefusesUnverified { get; init; }

    /// <summary>The order to hand the conversation over, for <see cref="AssignmentReason.Forwarded"/>; null otherwise.</summary>
    [Id(2)] public TransferOrder? Transfer { get; init; }

    /// <summary>The queue's choice of this agent; null = no queue chose.</summary>
    [Id(3)] public RoutingDecision? Decision { get; init; }
}

/// <summary>An order to hand a conversation to an agent.</summary>
/// <param name="RequiredAgentId">The agent who must still serve the conversation; null = any.</param>
/// <param name="DepartmentId">The department that the conversation belongs to from then on; null = as before.</param>
[GenerateSerializer, Immutable, Alias("TransferOrder")]
public sealed record TransferOrder(MessageSender By, string? RequiredAgentId, string? DepartmentId, string? Comment);

/// <param name="Scope"><see cref="TransferScopes.Department"/>, or <see cref="TransferScopes.Queue"/> for a return.</param>
/// <param name="DepartmentId">The department it goes to; for a return null = the department where it was.</param>
/// <param name="PreferredAgent">The agent who is asked first there.</param>
[GenerateSerializer, Immutable, Alias("TransferToQueue")]
public sealed record TransferToQueue(
    CommandContext Context, MessageSender By, string Scope, string? DepartmentId, AgentReference? PreferredAgent, string? Comment)
{
    /// <summary>The agent who must still serve the conversation, unless it waits in its queue and is returned to one; null = any.</summary>
    [Id(0)] public string? RequiredAgentId { get; init; }

    /// <summary>The visitor whose conversation it must be, for the visitor's own transfer; null otherwise.</summary>
    [Id(1)] public string? VisitorKey { get; init; }

    /// <summary>The department that was asked for, when <see cref="DepartmentId"/> is its fallback.</summary>
    [Id(2)] public string? RequestedDepartmentId { get; init; }

    /// <summary>A conversation on hold is transferred as well, because its agent has no place for it.</summary>
    [Id(3)] public bool MayEndHold { get; init; }

    /// <summary>The department in which the conversation must still wait; null = it may be anywhere.</summary>
    [Id(4)] public string? RequiredDepartmentId { get; init; }
}

/// <param name="MayHoldOthers">Whether the caller's permissions let it put conversations on hold that it does not serve.</param>
/// <param name="RequiresAnswer">The workspace's setting: a conversation is not put on hold while its visitor waits for an answer.</param>
[GenerateSerializer, Immutable, Alias("HoldConversation")]
public sealed record HoldConversation(CommandContext Context, AgentReference User, bool MayHoldOthers, bool RequiresResponse);

/// <summary>Changes the parts that are named; all others stay.</summary>
/// <param name="Topic">Empty = none; null = as it was.</param>
/// <param name="Tags">All tags, in place of those that there are; null = as they were.</param>
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

    /// <summary>Tags that are there afterwards, whatever others have changed meanwhile.</summary>
    [Id(4)] public ImmutableArray<string> AddedTags { get; init; } = [];

    /// <summary>Tags that are not there afterwards, unless they are added as well.</summary>
    [Id(5)] public ImmutableArray<string> RemovedTags { get; init; } = [];

    /// <summary>The command is refused with <c>error-invalid-inquiry</c> when the conversation does not wait in its queue.</summary>
    [Id(6)] public bool OnlyWhileQueued { get; init; }
}

/// <param name="VisitorKey">The visitor whose conversation it must be, for the visitor's own change; null otherwise.</param>
/// <param name="MayChangeOthers">Whether the caller's permissions let it change what others wrote.</param>
[GenerateSerializer, Immutable, Alias("ChangeMessage")]
public sealed record ChangeMessage(CommandContext Context, string MessageId, MessageSender By, string? VisitorKey, bool MayChangeOthers)
{
    /// <summary>The workspace's setting, read by the caller: a message that is older is not changed any more; 0 = any age.</summary>
    [Id(0)] public int MaxAgeMinutes { get; init; }
}

/// <param name="ReaderId">The user's id, or the visitor's.</param>
/// <param name="VisitorKey">The visitor whose conversation it must be, for the visitor's own cursor; null otherwise.</param>
[GenerateSerializer, Immutable, Alias("MoveCursor")]
public sealed record MoveCursor(CommandContext Context, string ReaderId, string? VisitorKey, long DeliveredSeq, long ReadSeq)
{
    /// <summary>
    /// The command is refused with <c>room-closed</c> when the conversation is closed: only the visitor's grain knows whether its visitor
    /// is blocked.
    /// </summary>
    [Id(0)] public bool OnlyWhileOpen { get; init; }
}

[GenerateSerializer, Immutable, Alias("VisitPage")]
public sealed record VisitPage(CommandContext Context, string VisitorKey, string Title, string Url, string Change);

/// <param name="Answers">Answers under the contract's names, checked by the caller.</param>
[GenerateSerializer, Immutable, Alias("AnswerSurvey")]
public sealed record AnswerSurvey(CommandContext Context, string VisitorKey, ImmutableDictionary<string, string> Answers);

/// <param name="VisitorKey">The visitor whose conversation it must be, for the visitor's own request; null otherwise.</param>
/// <param name="User">The user who asks; null = the visitor.</param>
[GenerateSerializer, Immutable, Alias("RequestTranscript")]
public sealed record RequestTranscript(CommandContext Context, string? VisitorKey, AgentReference? User, string Email, string Subject);

[GenerateSerializer, Immutable, Alias("CloseAsVisitor")]
public sealed record CloseAsVisitor(CommandContext Context, string VisitorKey);

/// <param name="MayCloseOthers">Whether the caller's permissions let it close conversations that it does not serve.</param>
/// <param name="CommentIsRequired">The workspace's setting, read by the caller.</param>
[GenerateSerializer, Immutable, Alias("CloseAsUser")]
public sealed record CloseAsUser(
    CommandContext Context, AgentReference User, string? Comment, ImmutableArray<string> Tags, bool MayCloseOthers, bool CommentIsRequired)
{
    /// <summary>The transcript that goes out with the closing; null = none.</summary>
    [Id(1)] public TranscriptRequest? Transcript { get; init; }

    /// <summary>The transcript is also kept as a document.</summary>
    [Id(2)] public bool WithPdf { get; init; }

    /// <summary>A conversation that is closed already is no error (contract §3.5 forceClose).</summary>
    [Id(3)] public bool IsForced { get; init; }
}
