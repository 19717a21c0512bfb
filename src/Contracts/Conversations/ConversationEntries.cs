using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ContactCenter.Parties;
using ContactCenter.Routing;

namespace ContactCenter.Conversations;

/// <summary>What can happen to a conversation. The discriminators are the journal's kinds.</summary>
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
[JsonDerivedType(typeof(TextSent), ConversationKinds.TextSent)]
[JsonDerivedType(typeof(WorkFailed), ConversationKinds.WorkFailed)]
[JsonDerivedType(typeof(TextDelayed), ConversationKinds.TextDelayed)]
[JsonDerivedType(typeof(TextFailed), ConversationKinds.TextFailed)]
[JsonDerivedType(typeof(TextsWithdrawn), ConversationKinds.TextsWithdrawn)]
[JsonDerivedType(typeof(TextArrived), ConversationKinds.TextArrived)]
[JsonDerivedType(typeof(WorkDelayed), ConversationKinds.WorkDelayed)]
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
    public const string TextSent = "conversation-text-sent";
    public const string TextDelayed = "conversation-text-delayed";
    public const string TextFailed = "conversation-text-failed";
    public const string WorkFailed = "conversation-work-failed";
    public const string TextsWithdrawn = "conversation-texts-withdrawn";
    public const string TextArrived = "conversation-text-arrived";
    public const string WorkDelayed = "conversation-work-delayed";

    /// <summary>The kinds that a transcript shows, as written or system messages.</summary>
    public static ImmutableArray<string> Transcript { get; } =
        [Started, Assigned, Message, Closed, Transferred, Held, PageVisited, TextFailed, WorkFailed];

    /// <summary>The kinds that change a message which is there already.</summary>
    public static ImmutableArray<string> MessageChanges { get; } = [MessageEdited, MessageDeleted];
}

/// <summary>The visitor opened it; it waits in its queue, unless the visitor must prove first who it is.</summary>
/// <param name="ContactId">The contact whose conversation it stays.</param>
/// <param name="ShownContactId">The contact it is shown with, when that is another one.</param>
public sealed record ConversationStarted(
    string VisitorKey, ConversationVisitor Visitor, string ContactId, string Name, bool Verified, ChannelSource Source, string? DepartmentId,
    string? ShownContactId = null, bool Unknown = false, bool MustVerify = false, AgentReference? PreferredAgent = null,
    string? PreferredReason = null) : ConversationEntry;

/// <summary>An agent serves it from now on.</summary>
/// <param name="ReservationId">The agent's slot.</param>
/// <param name="Decision">How the queue came to this agent; null = nobody chose, or before decisions were kept.</param>
public sealed record AgentAssigned(
    AgentReference Agent, string ReservationId, AssignmentReason Reason, RoutingDecision? Decision = null) : ConversationEntry;

/// <summary>The visitor, an agent or the system wrote.</summary>
/// <param name="IsHeld">Before the visitor has proven who it is: agents do not see the conversation yet.</param>
/// <param name="File">The file that was sent with it; its text is the file's description.</param>
/// <param name="AskedFirstId">The one agent who sees it wait; null = its queue does, or it does not wait.</param>
/// <param name="Through">The number of ours that it was written to as a text message; null = it was not.</param>
public sealed record MessagePosted(
    string MessageId, string Text, MessageSender Sender, bool IsHeld = false, FileReference? File = null, string? AskedFirstId = null,
    string? Through = null) : ConversationEntry;

/// <summary>It is over.</summary>
/// <param name="Closer">"user" or "visitor".</param>
/// <param name="By">The user who closed it; null for the visitor.</param>
/// <param name="WasServedBy">The agent whose slot is free now; null = it was still queued.</param>
/// <param name="WasHeld">It had not reached its queue.</param>
/// <param name="ByBlock">A block ended it.</param>
public sealed record ConversationClosed(
    string Closer, AgentReference? By, string? Comment, ImmutableArray<string> Tags, string? WasServedBy, bool WasHeld = false,
    bool ByBlock = false) : ConversationEntry
{
    /// <summary>Which timeout ended it; null = somebody did. One of <see cref="TimeoutKinds"/>.</summary>
    public string? Timeout { get; init; }
}

/// <summary>It was blocked before it started: it never will.</summary>
public sealed record ConversationRefused : ConversationEntry;

/// <summary>Its contact has another name, is known now, or is part of another contact.</summary>
public sealed record ContactChanged(string ContactId, string Name, bool Unknown) : ConversationEntry;

/// <summary>The visitor has proven who it is, or failed to; it waits in its queue.</summary>
/// <param name="AskedFirstId">As of <see cref="MessagePosted"/>.</param>
public sealed record VerificationEnded(bool Verified, string? AskedFirstId = null) : ConversationEntry;

/// <summary>It goes to another agent (an <see cref="AgentAssigned"/> follows in the same commit), or waits in a queue again.</summary>
/// <param name="Scope">One of <see cref="TransferScopes"/>.</param>
/// <param name="By">Who transferred it; kind "system" for a timeout.</param>
/// <param name="From">The agent who served it; null = it waited.</param>
/// <param name="FromReservationId">That agent's slot, which is free now.</param>
/// <param name="To">The agent it goes to, or who is asked first in the queue.</param>
/// <param name="RequestedDepartmentId">Where it should have gone, when nobody was there and it went to the fallback.</param>
/// <param name="Timeout">Which timeout moved it. One of <see cref="TimeoutKinds"/>.</param>
/// <param name="KeepsPlace">It stands in the line by its first arrival; false = behind all who wait.</param>
public sealed record ConversationTransferred(
    string Scope, MessageSender By, AgentReference? From, string? FromReservationId, string? FromDepartmentId, string? ToDepartmentId,
    AgentReference? To, string? Comment, string? RequestedDepartmentId = null, string? Timeout = null, bool KeepsPlace = false) : ConversationEntry;

/// <summary>It is put on hold: its agent's slot is free until it goes on.</summary>
/// <param name="ReservationId">The slot.</param>
public sealed record ConversationHeld(MessageSender By, AgentReference Agent, string? ReservationId, string? Timeout = null) : ConversationEntry;

/// <summary>What is known about the conversation, as a whole.</summary>
public sealed record InfoSaved(ConversationInfo Info) : ConversationEntry;

/// <param name="MessageSeq">The message.</param>
public sealed record MessageEdited(string MessageId, long MessageSeq, string Text, MessageSender By) : ConversationEntry;

public sealed record MessageDeleted(string MessageId, long MessageSeq, MessageSender By) : ConversationEntry;

/// <summary>One side has received and read up to here.</summary>
/// <param name="Side"><see cref="MessageSender.Visitor"/> or <see cref="MessageSender.User"/>.</param>
/// <param name="ReaderId">The visitor's or the user's id.</param>
public sealed record CursorMoved(string Side, string ReaderId, long DeliveredSeq, long ReadSeq) : ConversationEntry;

/// <summary>The visitor looked at a page (contract §2.4).</summary>
/// <param name="Change">What led there, as the widget says: "url", "title".</param>
public sealed record PageVisited(ConversationVisitor Visitor, string Title, string Url, string Change) : ConversationEntry;

/// <param name="Answers">By the contract's names (§2.2).</param>
public sealed record SurveyAnswered(ImmutableDictionary<string, string> Answers) : ConversationEntry;

/// <summary>Its transcript goes to this address when it is closed, or at once when it is.</summary>
public sealed record TranscriptRequested(TranscriptRequest Request) : ConversationEntry;

public sealed record TranscriptWithdrawn : ConversationEntry;

public sealed record TranscriptSent : ConversationEntry;

/// <summary>Its transcript is to be kept as a document (contract §3.5 request-transcript).</summary>
public sealed record PdfRequested(AgentReference By) : ConversationEntry;

/// <param name="File">Kept under <see cref="PdfTranscript.FileIdOf"/>.</param>
public sealed record PdfMade(FileReference File) : ConversationEntry;

/// <summary>A transcript could not be sent, or not be made a document, now.</summary>
/// <param name="Work"><see cref="TimeoutKinds.Transcript"/> or <see cref="TimeoutKinds.Pdf"/>.</param>
/// <param name="Attempts">Tries so far.</param>
public sealed record WorkDelayed(string Work, int Attempts, DateTimeOffset NextAt) : ConversationEntry;

/// <summary>It was given up.</summary>
/// <param name="Reason">The mail server's code, or one of <see cref="OwedWork"/>.</param>
public sealed record WorkFailed(string Work, string Reason) : ConversationEntry;

/// <summary>A timeout was due and is not any more: a setting changed meanwhile.</summary>
public sealed record TimeoutMoved(string Timeout) : ConversationEntry;

/// <summary>The agent who was asked first cannot take it any more: everybody in its queue may.</summary>
public sealed record OfferedToAll(AgentReference NotAnyMore) : ConversationEntry;

/// <summary>It is another visitor's from now on; what was said stays said by who said it.</summary>
public sealed record VisitorChanged(string VisitorKey, ConversationVisitor Visitor, bool Verified) : ConversationEntry;

/// <summary>A message, or a part of it, is with the provider of text messages.</summary>
/// <param name="Part">From 0.</param>
public sealed record TextSent(long MessageSeq, int Part, bool IsLastPart, string ProviderId) : ConversationEntry;

/// <summary>A message could not be sent as a text now.</summary>
/// <param name="Attempts">Tries so far.</param>
public sealed record TextDelayed(long MessageSeq, int Attempts, DateTimeOffset NextAt) : ConversationEntry;

/// <summary>A message did not reach the visitor's phone, and will not.</summary>
/// <param name="Reason">The provider's code, or one of <see cref="TextRules"/>.</param>
public sealed record TextFailed(long MessageSeq, string Reason) : ConversationEntry;

/// <summary>Messages that were to be sent as texts were deleted before.</summary>
public sealed record TextsWithdrawn(long UpToSeq) : ConversationEntry;

/// <summary>One of several texts that carry a message is on the visitor's phone.</summary>
/// <param name="Part">From 0.</param>
public sealed record TextArrived(long MessageSeq, int Part) : ConversationEntry;
