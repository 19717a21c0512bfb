using System.Text.Json;
using ContactCenter.Api.Conversations;
using ContactCenter.Conversations;
using ContactCenter.Entities;
using ContactCenter.Journal;
using ContactCenter.Routing;

namespace ContactCenter.Api.Feed;

/// <summary>
/// Writes what agents see of a conversation's entry: <c>message</c>, as the transcript shows it, and <c>room</c>, the fields of the room that the
/// entry changed, both under the names of the REST contract. Never the visitor's key and never the agent's slot.
/// </summary>
internal static class FeedContent
{
    /// <param name="waiting">The room that waits now; null = it does not, or the entry tells enough.</param>
    /// <param name="isGone">Whether the content is for an agent who does not see the queue that the conversation goes to.</param>
    public static void Write(Utf8JsonWriter json, JournalEntry entry, ConversationEntry? content, ConversationView? waiting, bool isGone = false)
    {
        if (content is null) return;
        var recorded = new Recorded<ConversationEntry>(entry.Seq, entry.At, entry.Actor, content);
        if (ConversationTranscript.Message(entry.Entity.Id, recorded) is { } message)
            FeedJson.WriteMessage(json, message);

        switch (content)
        {
            case ConversationTransferred moved: WriteTransferred(json, entry, moved, waiting, isGone); break;
            case VerificationEnded or OfferedToAll when waiting is not null: WriteWaiting(json, entry, waiting); break;
            case ConversationHeld: WriteHeld(json, entry.At); break;
            case InfoSaved saved: WriteInfo(json, saved.Info); break;
            case MessageEdited edited: FeedJson.WriteEdited(json, entry, edited); break;
            case MessageDeleted deleted: FeedJson.WriteDeleted(json, entry, deleted); break;
            case CursorMoved moved: FeedJson.WriteCursor(json, moved); break;
            case PageVisited visited: WritePage(json, entry, visited); break;
            case SurveyAnswered answered: WriteSurvey(json, answered); break;
            case TranscriptRequested requested: WriteTranscript(json, requested.Request); break;
            case TranscriptWithdrawn or TranscriptSent: WriteTranscript(json, null); break;
            case PdfRequested or PdfMade: WritePdf(json, entry.Entity.Id, content is PdfMade); break;
            case WorkFailed { Work: TimeoutKinds.Transcript }: WriteTranscript(json, null); break;
            case WorkFailed { Work: TimeoutKinds.Pdf }: WriteNoPdf(json); break;
            case VisitorChanged changed: WriteVisitor(json, changed); break;
            case ConversationStarted started: WriteStarted(json, started, entry.At); break;
            case AgentAssigned assigned: WriteAssigned(json, assigned, entry.At); break;
            case ConversationClosed closed: WriteClosed(json, closed, entry.At); break;
            case ContactChanged changed: WriteContact(json, changed); break;
            case VerificationEnded ended: WriteVerified(json, ended); break;
            default: break;
        }
    }

    /// <summary>Everything that a screen needs to show it in the queue.</summary>
    private static void WriteWaiting(Utf8JsonWriter json, JournalEntry entry, ConversationView waiting)
    {
        // What was written since comes with its own entry, to those who may see it then.
        var room = waiting.Seq > entry.Seq && waiting.LastMessage?.Seq > entry.Seq ? waiting with { LastMessage = null } : waiting;
        json.WriteStartObject("room"u8);
        ConversationJson.WriteRoom(json, room);
        json.WriteNumber("seq"u8, room.Seq);
        json.WriteEndObject();
    }

    private static void WriteTransferred(
        Utf8JsonWriter json, JournalEntry entry, ConversationTransferred moved, ConversationView? waiting, bool isGone)
    {
        // To an agent it does not wait, whatever has become of it since.
        if (waiting is not null && moved.Scope != TransferScopes.Agent)
        {
            WriteWaiting(json, entry, waiting);
            return;
        }

        json.WriteStartObject("room"u8);
        json.Optional("departmentId", moved.ToDepartmentId);
        json.WriteNull("servedBy"u8);
        if (moved.Scope != TransferScopes.Agent && !isGone) json.Date("queuedAt", entry.At);
        json.WriteEndObject();
    }

    private static void WriteHeld(Utf8JsonWriter json, DateTimeOffset at)
    {
        json.WriteStartObject("room"u8);
        json.WriteBoolean("onHold"u8, true);
        json.Date("heldAt", at);
        json.WriteEndObject();
    }

    private static void WriteInfo(Utf8JsonWriter json, ConversationInfo info)
    {
        json.WriteStartObject("room"u8);
        json.WriteString("topic"u8, info.Topic);
        json.Texts("tags", info.Tags.IsDefault ? [] : info.Tags);
        json.WriteStartObject("livechatData"u8);
        foreach (var (key, value) in info.CustomFields) json.WriteString(key, value);
        json.WriteEndObject();
        json.WriteString("priorityId"u8, info.Priority?.PriorityId);
        json.WriteNumber("priorityWeight"u8, info.Priority?.Weight ?? PriorityReference.NoWeight);
        json.WriteString("slaId"u8, info.ServiceLevel?.SlaId);
        json.WriteNumber("estimatedWaitingTimeQueue"u8, info.ServiceLevel?.DueTimeInMinutes ?? ServiceLevelReference.NoDueTimeInMinutes);
        json.WriteEndObject();
    }

    private static void WritePage(Utf8JsonWriter json, JournalEntry entry, PageVisited visited)
    {
        FeedJson.WriteMessage(json, ConversationTranscript.Page(entry.Entity.Id, entry.Seq, entry.At, visited));
        json.WriteStartObject("page"u8);
        json.WriteString("title"u8, visited.Title);
        json.WriteString("url"u8, visited.Url);
        json.WriteString("change"u8, visited.Change);
        json.WriteEndObject();
    }

    private static void WriteSurvey(Utf8JsonWriter json, SurveyAnswered answered)
    {
        json.WriteStartObject("survey"u8);
        foreach (var (name, value) in answered.Answers) json.WriteString(name, value);
        json.WriteEndObject();
    }

    /// <summary>Writes that no document is requested any more, so it may be requested again.</summary>
    private static void WriteNoPdf(Utf8JsonWriter json)
    {
        json.WriteStartObject("room"u8);
        json.WriteBoolean("pdfTranscriptRequested"u8, false);
        json.WriteEndObject();
    }

    /// <param name="request">Null = there is none any more.</param>
    private static void WriteTranscript(Utf8JsonWriter json, TranscriptRequest? request)
    {
        json.WriteStartObject("room"u8);
        if (request is null) json.WriteNull("transcriptRequest"u8);
        else
        {
            json.WriteStartObject("transcriptRequest"u8);
            if (request.Email != TranscriptRequest.ToVisitor) json.WriteString("email"u8, request.Email);
            json.WriteString("subject"u8, request.Subject);
            json.Date("requestedAt", request.RequestedAt);
            if (request.RequestedBy is { } by) FeedJson.WriteUser(json, "requestedBy"u8, by.UserId, by.Username, by.Name);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteVisitor(Utf8JsonWriter json, VisitorChanged changed)
    {
        json.WriteStartObject("room"u8);
        FeedJson.WriteUser(json, "v"u8, changed.Visitor.VisitorId, changed.Visitor.Username, changed.Visitor.Name);
        json.WriteBoolean("verified"u8, changed.Verified);
        json.WriteEndObject();
    }

    private static void WritePdf(Utf8JsonWriter json, string roomId, bool isMade)
    {
        json.WriteStartObject("room"u8);
        json.WriteBoolean("pdfTranscriptRequested"u8, true);
        if (isMade) json.WriteString("pdfTranscriptFileId"u8, PdfTranscript.FileIdOf(roomId));
        json.WriteEndObject();
    }

    private static void WriteStarted(Utf8JsonWriter json, ConversationStarted started, DateTimeOffset at)
    {
        json.WriteStartObject("room"u8);
        json.WriteString("fname"u8, started.Name);
        json.WriteString("contactId"u8, started.ShownContactId ?? started.ContactId);
        FeedJson.WriteUser(json, "v"u8, started.Visitor.VisitorId, started.Visitor.Username, started.Visitor.Name);
        json.WriteBoolean("verified"u8, started.Verified);
        ConversationJson.WriteSource(json, "source", started.Source);
        json.Optional("departmentId", started.DepartmentId);
        json.WriteBoolean("open"u8, true);
        json.Date("ts", at);
        if (!started.MustVerify) json.Date("queuedAt", at);
        json.WriteNumber("priorityWeight"u8, PriorityReference.NoWeight);
        json.WriteEndObject();
    }

    private static void WriteContact(Utf8JsonWriter json, ContactChanged changed)
    {
        json.WriteStartObject("room"u8);
        json.WriteString("fname"u8, changed.Name);
        json.WriteString("contactId"u8, changed.ContactId);
        json.WriteEndObject();
    }

    private static void WriteVerified(Utf8JsonWriter json, VerificationEnded ended)
    {
        json.WriteStartObject("room"u8);
        json.WriteBoolean("verified"u8, ended.Verified);
        json.WriteEndObject();
    }

    private static void WriteAssigned(Utf8JsonWriter json, AgentAssigned assigned, DateTimeOffset at)
    {
        json.WriteStartObject("room"u8);
        json.WriteStartObject("servedBy"u8);
        json.WriteString("_id"u8, assigned.Agent.UserId);
        json.WriteString("username"u8, assigned.Agent.Username);
        json.Date("ts", at);
        json.WriteEndObject();
        if (assigned.Reason == AssignmentReason.GoesOn) json.WriteBoolean("onHold"u8, false);
        json.WriteEndObject();
        if (assigned.Decision is { } decision) WriteDecision(json, decision);
    }

    /// <summary>Writes in short why the conversation came to this agent; the candidates are in REST's routing.</summary>
    private static void WriteDecision(Utf8JsonWriter json, RoutingDecision decision)
    {
        json.WriteStartObject("decision"u8);
        json.WriteString("method"u8, decision.Method);
        json.WriteString("reason"u8, decision.Reason);
        json.WriteEndObject();
    }

    private static void WriteClosed(Utf8JsonWriter json, ConversationClosed closed, DateTimeOffset at)
    {
        json.WriteStartObject("room"u8);
        json.Date("closedAt", at);
        json.WriteString("closer"u8, closed.Closer);
        json.Optional("timeout", closed.Timeout);
        if (closed.By is { } by) FeedJson.WriteUser(json, "closedBy"u8, by.UserId, by.Username, name: null);
        json.Texts("tags", closed.Tags);
        json.WriteEndObject();
    }
}
