using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ContactCenter.Parties;
using ContactCenter.Routing;

namespace ContactCenter.Conversations;

/// <summary>An entry of a conversation's history. The discriminators are the journal's kinds.</summary>
[JsonDerivedType(typeof(ConversationStarted), ConversationKinds.Started)]
[JsonDerivedType(typeof(AgentAssigned), ConversationKinds.Assigned)]
[JsonDerivedType(typeof(MessagePosted), ConversationKinds.Message)]
[JsonDerivedType(typeof(ConversationClosed), ConversationKinds.Closed)]
[JsonDerivedType(typeof(ConversationRefused), ConversationKinds.Refused)]
[JsonDerivedType(typeof(ContactChanged), ConversationKinds.ContactChanged)]
[JsonDerivedType(typeof(VerificationEnded), ConversationKinds.VerificationEnded)]
[JsonDerivedType(typeof(ConversationTransferred), ConversationKinds.Transferred)]
[JsonDerivedType(typeof(ConversationHeld), ConversationKinds.Held)]
[JsonDerivedType(typeof(InfoSaved), ConversationKinds.InfoSaved)]
[JsonDerivedType(typeof(MessageEdited), ConversationKinds.MessageEdited)]
[JsonDerivedType(typeof(MessageDeleted), ConversationKinds.MessageDeleted)]
[JsonDerivedType(typeof(NotePosted), ConversationKinds.Note)]
[JsonDerivedType(typeof(NoteEdited), ConversationKinds.NoteEdited)]
[JsonDerivedType(typeof(NoteDeleted), ConversationKinds.NoteDeleted)]
[JsonDerivedType(typeof(CursorMoved), ConversationKinds.CursorMoved)]
[JsonDerivedType(typeof(PageVisited), ConversationKinds.PageVisited)]
[JsonDerivedType(typeof(SurveyAnswered), ConversationKinds.SurveyAnswered)]
[JsonDerivedType(typeof(TranscriptRequested), ConversationKinds.TranscriptRequested)]
[JsonDerivedType(typeof(TranscriptWithdrawn), ConversationKinds.TranscriptWithdrawn)]
[JsonDerivedType(typeof(TranscriptSent), ConversationKinds.TranscriptSent)]
[JsonDerivedType(typeof(TimeoutMoved), ConversationKinds.TimeoutMoved)]
[JsonDerivedType(typeof(PdfRequested), ConversationKinds.PdfRequested)]
[JsonDerivedType(typeof(PdfMade), ConversationKinds.PdfMade)]
[JsonDerivedType(typeof(VisitorChanged), ConversationKinds.VisitorChanged)]
[JsonDerivedType(typeof(OfferedToAll), ConversationKinds.OfferedToAll)]
[JsonDerivedType(typeof(SmsSent), ConversationKinds.SmsSent)]
[JsonDerivedType(typeof(WorkFailed), ConversationKinds.WorkFailed)]
[JsonDerivedType(typeof(SmsDelayed), ConversationKinds.SmsDelayed)]
[JsonDerivedType(typeof(SmsFailed), ConversationKinds.SmsFailed)]
[JsonDerivedType(typeof(SmsWithdrawn), ConversationKinds.SmsWithdrawn)]
[JsonDerivedType(typeof(SmsArrived), ConversationKinds.SmsArrived)]
[JsonDerivedType(typeof(WorkDelayed), ConversationKinds.WorkDelayed)]
[JsonDerivedType(typeof(ConversationAnonymized), ConversationKinds.Anonymized)]
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

    public const string Transferred = "conversation-transferred";
    public const string Held = "conversation-held";
    public const string InfoSaved = "conversation-info-saved";
    public const string MessageEdited = "message-edited";
    public const string MessageDeleted = "message-deleted";
    public const string Note = "note";
    public const string NoteEdited = "note-edited";
    public const string NoteDeleted = "note-deleted";
    public const string CursorMoved = "conversation-cursor-moved";
    public const string PageVisited = "conversation-page-visited";
    public const string SurveyAnswered = "conversation-survey-answered";
    public const string TranscriptRequested = "conversation-transcript-requested";
    public const string TranscriptWithdrawn = "conversation-transcript-withdrawn";
    public const string TranscriptSent = "conversation-transcript-sent";
    public const string TimeoutMoved = "conversation-timeout-moved";
    public const string PdfRequested = "conversation-pdf-requested";
    public const string PdfMade = "conversation-pdf-made";
    public const string VisitorChanged = "conversation-visitor-changed";
    public const string OfferedToAll = "conversation-offered-to-all";
    public const string SmsSent = "conversation-text-sent";
    public const string SmsDelayed = "conversation-text-delayed";
    public const string SmsFailed = "conversation-text-failed";
    public const string WorkFailed = "conversation-work-failed";
    public const string SmsWithdrawn = "conversation-texts-withdrawn";
    public const string SmsArrived = "conversation-text-arrived";
    public const string WorkDelayed = "conversation-work-delayed";
    public const string Anonymized = "conversation-anonymized";

    /// <summary>The kinds that users read a transcript from: messages, notes, and entries that are shown as system messages.</summary>
    public static ImmutableArray<string> Transcript { get; } =
        [Started, Assigned, Message, Note, Closed, Transferred, Held, PageVisited, SmsFailed, WorkFailed];

    /// <summary>The kinds that change an earlier message or note.</summary>
    public static ImmutableArray<string> MessageChanges { get; } = [MessageEdited, MessageDeleted, NoteEdited, NoteDeleted];
}

/// <summary>The visitor opened the conversation. It waits in its queue, unless the visitor must first prove who it is.</summary>
/// <param name="ContactId">The contact with which the conversation stays when merges are undone.</param>
/// <param name="ShownContactId">The contact it is shown with, when that is another one.</param>
public sealed record ConversationStarted(
    string VisitorKey, ConversationVisitor Visitor, string ContactId, string Name, bool Verified, ChannelSource Source, string? DepartmentId,
    string? ShownContactId = null, bool Unknown = false, bool MustVerify = false, AgentReference? PreferredAgent = null,
    string? PreferredReason = null) : ConversationEntry;

/// <summary>An agent serves the conversation from now on.</summary>
/// <param name="ReservationId">The agent's slot.</param>
/// <param name="Decision">The queue's choice of this agent; null = no queue chose, or the entry is older than such decisions.</param>
public sealed record AgentAssigned(
    AgentReference Agent, string ReservationId, AssignmentReason Reason, RoutingDecision? Decision = null) : ConversationEntry;

/// <summary>The visitor, an agent or the system wrote.</summary>
/// <param name="IsHeld">Whether the visitor has still to prove who it is: agents do not see the conversation yet.</param>
/// <param name="File">The file that was sent with the message, whose text describes it.</param>
/// <param name="AskedFirstId">The one agent who sees the conversation wait; null = its queue does, or it does not wait.</param>
/// <param name="Through">The number of ours to which the visitor sent the message as an SMS; null = it was no SMS.</param>
public sealed record MessagePosted(
    string MessageId, string Text, MessageSender Sender, bool IsHeld = false, FileReference? File = null, string? AskedFirstId = null,
    string? Through = null) : ConversationEntry;

/// <summary>The conversation is over.</summary>
/// <param name="Closer">"user" or "visitor".</param>
/// <param name="By">The user who closed it; null for the visitor.</param>
/// <param name="WasServedBy">The agent whose slot is free now; null = it was still queued.</param>
/// <param name="WasHeld">Whether it had not reached its queue.</param>
/// <param name="ByBlock">Whether a block or a deletion ended it.</param>
public sealed record ConversationClosed(
    string Closer, AgentReference? By, string? Comment, ImmutableArray<string> Tags, string? WasServedBy, bool WasHeld = false,
    bool ByBlock = false) : ConversationEntry
{
    /// <summary>The timeout that ended it, one of <see cref="TimeoutKinds"/>; null = none did.</summary>
    public string? Timeout { get; init; }
}

/// <summary>The conversation was blocked or abandoned before it started: it never will.</summary>
public sealed record ConversationRefused : ConversationEntry;

/// <summary>The conversation's contact has another name, is known now, or is part of another contact.</summary>
public sealed record ContactChanged(string ContactId, string Name, bool Unknown) : ConversationEntry;

/// <summary>The visitor has proven who it is, or the wait for its proof is over. A conversation that waited goes to its queue.</summary>
/// <param name="AskedFirstId">The one agent who sees the conversation wait (<see cref="MessagePosted"/>).</param>
public sealed record VerificationEnded(bool Verified, string? AskedFirstId = null) : ConversationEntry;

/// <summary>The conversation goes to another agent (an <see cref="AgentAssigned"/> follows in the same commit), or waits in a queue again.</summary>
/// <param name="Scope">One of <see cref="TransferScopes"/>.</param>
/// <param name="By">The sender of the order to transfer; kind "system" for a timeout.</param>
/// <param name="From">The agent who served it; null = it waited.</param>
/// <param name="FromReservationId">The slot of that agent, which is free now.</param>
/// <param name="To">The agent it goes to, or who is asked first in the queue.</param>
/// <param name="RequestedDepartmentId">The department that was asked for, when nobody was there and the conversation went to the fallback.</param>
/// <param name="Timeout">The timeout that moved it, one of <see cref="TimeoutKinds"/>; null = none did.</param>
/// <param name="KeepsPlace">Whether it stands in the line by its first arrival; false = behind all who wait.</param>
public sealed record ConversationTransferred(
    string Scope, MessageSender By, AgentReference? From, string? FromReservationId, string? FromDepartmentId, string? ToDepartmentId,
    AgentReference? To, string? Comment, string? RequestedDepartmentId = null, string? Timeout = null, bool KeepsPlace = false) : ConversationEntry;

/// <summary>The conversation is put on hold. Its agent's slot is free until it goes on.</summary>
/// <param name="ReservationId">The agent's slot.</param>
public sealed record ConversationHeld(MessageSender By, AgentReference Agent, string? ReservationId, string? Timeout = null) : ConversationEntry;

/// <summary>Topic, tags, priority, service level and custom fields from now on, as a whole.</summary>
public sealed record InfoSaved(ConversationInfo Info) : ConversationEntry;

/// <param name="MessageSeq">The seq of the message.</param>
public sealed record MessageEdited(string MessageId, long MessageSeq, string Text, MessageSender By) : ConversationEntry;

public sealed record MessageDeleted(string MessageId, long MessageSeq, MessageSender By) : ConversationEntry;

/// <summary>A user wrote a note for other users, which no visitor ever reads.</summary>
public sealed record NotePosted(string MessageId, string Text, MessageSender Sender) : ConversationEntry;

/// <summary>The author changed a note. It is no <see cref="MessageEdited"/>, which visitors are shown.</summary>
/// <param name="MessageSeq">The seq of the note.</param>
public sealed record NoteEdited(string MessageId, long MessageSeq, string Text, MessageSender By) : ConversationEntry;

/// <param name="MessageSeq">The seq of the note.</param>
public sealed record NoteDeleted(string MessageId, long MessageSeq, MessageSender By) : ConversationEntry;

/// <summary>One side has received and read messages up to here.</summary>
/// <param name="Side"><see cref="MessageSender.Visitor"/> or <see cref="MessageSender.User"/>.</param>
/// <param name="ReaderId">The visitor's or the user's id.</param>
public sealed record CursorMoved(string Side, string ReaderId, long DeliveredSeq, long ReadSeq) : ConversationEntry;

/// <summary>The visitor looked at a page (contract §2.4).</summary>
/// <param name="Change">The event that led there, as the widget reports it: "url", "title".</param>
public sealed record PageVisited(ConversationVisitor Visitor, string Title, string Url, string Change) : ConversationEntry;

/// <param name="Answers">Answers under the contract's names (§2.2).</param>
public sealed record SurveyAnswered(ImmutableDictionary<string, string> Answers) : ConversationEntry;

/// <summary>The transcript is requested by e-mail. It goes to this address when the conversation is closed, or at once when it is closed already.</summary>
public sealed record TranscriptRequested(TranscriptRequest Request) : ConversationEntry;

public sealed record TranscriptWithdrawn : ConversationEntry;

public sealed record TranscriptSent : ConversationEntry;

/// <summary>The transcript is requested as a document (contract §3.5 request-transcript).</summary>
public sealed record PdfRequested(AgentReference By) : ConversationEntry;

/// <param name="File">The document, kept under <see cref="PdfTranscript.FileIdOf"/>.</param>
public sealed record PdfMade(FileReference File) : ConversationEntry;

/// <summary>A transcript could not be sent, or not be made a document, and is tried again.</summary>
/// <param name="Work"><see cref="TimeoutKinds.Transcript"/> or <see cref="TimeoutKinds.Pdf"/>.</param>
/// <param name="Attempts">Tries so far.</param>
public sealed record WorkDelayed(string Work, int Attempts, DateTimeOffset NextAt) : ConversationEntry;

/// <summary>A transcript is given up: it could not be sent, or not be made a document.</summary>
/// <param name="Reason">The mail server's code, or <c>DueWork.GivenUp</c>.</param>
public sealed record WorkFailed(string Work, string Reason) : ConversationEntry;

/// <summary>A timeout that was due is not due any more, because a setting changed.</summary>
public sealed record TimeoutMoved(string Timeout) : ConversationEntry;

/// <summary>The agent who was asked first cannot take the conversation any more: its whole queue may.</summary>
public sealed record OfferedToAll(AgentReference NotAnyMore) : ConversationEntry;

/// <summary>The conversation is another visitor's from now on. Earlier messages keep their senders.</summary>
public sealed record VisitorChanged(string VisitorKey, ConversationVisitor Visitor, bool Verified) : ConversationEntry;

/// <summary>The SMS provider has accepted a message, or a part of it.</summary>
/// <param name="Part">The part of the message, from 0.</param>
public sealed record SmsSent(long MessageSeq, int Part, bool IsLastPart, string ProviderId) : ConversationEntry;

/// <summary>A message could not be sent as an SMS, and is tried again.</summary>
/// <param name="Attempts">Tries so far.</param>
public sealed record SmsDelayed(long MessageSeq, int Attempts, DateTimeOffset NextAt) : ConversationEntry;

/// <summary>A message did not reach the visitor's phone, and will not.</summary>
/// <param name="Reason">The provider's code, or one of ours: "not-reached", "no-number".</param>
public sealed record SmsFailed(long MessageSeq, string Reason) : ConversationEntry;

/// <summary>Messages were deleted before they were sent as SMS.</summary>
public sealed record SmsWithdrawn(long UpToSeq) : ConversationEntry;

/// <summary>One of several SMS that carry a message has arrived on the visitor's phone.</summary>
/// <param name="Part">The part of the message, from 0.</param>
public sealed record SmsArrived(long MessageSeq, int Part) : ConversationEntry;

/// <summary>Nothing is left of the conversation but its figures. All entries before this one are tombstones.</summary>
public sealed record ConversationAnonymized(ConversationFigures Figures) : ConversationEntry;
