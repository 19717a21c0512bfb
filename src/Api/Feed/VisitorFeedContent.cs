using System.Text.Json;
using ContactCenter.Conversations;
using ContactCenter.Entities;
using ContactCenter.Journal;
using ContactCenter.Routing;

namespace ContactCenter.Api.Feed;

/// <summary>
/// Writes what a visitor sees of its conversation's entries. Only listed kinds are shown, so that everything new or internal (topics, tags,
/// decisions, comments of transfers, other names of its contact) stays with the agents.
/// </summary>
internal static class VisitorFeedContent
{
    private const string HiddenTypes = "Livechat_hide_system_messages";

    public static bool Shows(ConversationEntry content) => content is ConversationStarted or AgentAssigned or MessagePosted or ConversationClosed
        or ConversationTransferred or ConversationHeld or VerificationEnded or MessageEdited or MessageDeleted or CursorMoved;

    public static void Write(Utf8JsonWriter json, JournalEntry entry, ConversationEntry content, WorkspaceSnapshot settings)
    {
        var showsAgents = ShownToVisitors.Agents(settings);
        var recorded = new Recorded<ConversationEntry>(entry.Seq, entry.At, entry.Actor, content);
        if (ConversationTranscript.Message(entry.Entity.Id, recorded) is { } message && Shows(message, content, settings))
            FeedJson.WriteMessage(json, ShownToVisitors.Message(message, settings));

        switch (content)
        {
            case ConversationStarted started: WriteStarted(json, started, entry.At); break;
            case AgentAssigned assigned: WriteAssigned(json, assigned, entry.At, showsAgents); break;
            case ConversationTransferred moved: WriteTransferred(json, moved, entry.At); break;
            case ConversationHeld: WriteHeld(json); break;
            case VerificationEnded ended: WriteVerified(json, ended); break;
            case ConversationClosed closed: WriteClosed(json, closed, entry.At); break;
            case MessageEdited edited: FeedJson.WriteEdited(json, entry, edited with { By = ShownToVisitors.Sender(edited.By, settings) }); break;
            case MessageDeleted deleted: FeedJson.WriteDeleted(json, entry, deleted); break;
            case CursorMoved moved: FeedJson.WriteCursor(json, moved); break;
            default: break;
        }
    }

    /// <summary>The visitor's room as it is now.</summary>
    public static void WriteRoom(Utf8JsonWriter json, ConversationView room, WorkspaceSnapshot settings)
    {
        json.WriteStartObject("room"u8);
        json.WriteString("_id"u8, room.RoomId);
        json.WriteNumber("seq"u8, room.Seq);
        json.WriteBoolean("cl"u8, room.Status == ConversationStatuses.Closed);
        json.Date("ts", room.OpenedAt);
        json.Optional("departmentId", room.DepartmentId);
        json.WriteBoolean("verified"u8, room.Verified);
        json.WriteBoolean("served"u8, room.ServedBy is not null);
        if (room.ServedBy is { } agent && ShownToVisitors.Agents(settings)) WriteServedBy(json, agent.UserId, agent.Username, agent.At);
        json.WriteBoolean("onHold"u8, room.Status == ConversationStatuses.OnHold);
        json.Date("queuedAt", room.QueuedAt);
        json.Date("closedAt", room.ClosedAt);
        json.WriteNumber("unread"u8, room.UnreadByVisitor);
        json.WriteStartObject("agentCursor"u8);
        json.WriteNumber("deliveredSeq"u8, room.AgentCursor.DeliveredSeq);
        json.WriteNumber("readSeq"u8, room.AgentCursor.ReadSeq);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Tells whether visitors see this message: written ones always, those of the system as the workspace wants it.</summary>
    public static bool Shows(MessageView message, WorkspaceSnapshot settings) =>
        message.Type is not { } type
        || (type != SystemMessageTypes.Navigation && !ShownToVisitors.IsAmongAgents(message)
            && (message.Sender.Kind != MessageSender.User || ShownToVisitors.Agents(settings))
            && !Hidden(settings).Contains(type));

    private static bool Shows(MessageView message, ConversationEntry content, WorkspaceSnapshot settings) =>
        content is not ConversationClosed { ByBlock: true } && Shows(message, settings);

    private static string[] Hidden(WorkspaceSnapshot settings)
    {
        try
        {
            return JsonSerializer.Deserialize<string[]>(settings.Setting(HiddenTypes) ?? "[]") ?? [];
        }
        catch (JsonException)
        {
            // Not a list: nothing is hidden.
            return [];
        }
    }

    private static void WriteStarted(Utf8JsonWriter json, ConversationStarted started, DateTimeOffset at)
    {
        json.WriteStartObject("room"u8);
        json.WriteBoolean("open"u8, true);
        json.Optional("departmentId", started.DepartmentId);
        if (!started.MustVerify) json.Date("queuedAt", at);
        json.WriteEndObject();
    }

    private static void WriteAssigned(Utf8JsonWriter json, AgentAssigned assigned, DateTimeOffset at, bool showsAgents)
    {
        json.WriteStartObject("room"u8);
        json.WriteBoolean("served"u8, true);
        if (showsAgents) WriteServedBy(json, assigned.Agent.UserId, assigned.Agent.Username, at);
        if (assigned.Reason == AssignmentReason.GoesOn) json.WriteBoolean("onHold"u8, false);
        json.WriteEndObject();
    }

    private static void WriteServedBy(Utf8JsonWriter json, string userId, string username, DateTimeOffset at)
    {
        json.WriteStartObject("servedBy"u8);
        json.WriteString("_id"u8, userId);
        json.WriteString("username"u8, username);
        json.Date("ts", at);
        json.WriteEndObject();
    }

    private static void WriteTransferred(Utf8JsonWriter json, ConversationTransferred moved, DateTimeOffset at)
    {
        json.WriteStartObject("room"u8);
        json.WriteBoolean("served"u8, false);
        json.WriteNull("servedBy"u8);
        json.WriteString("departmentId"u8, moved.ToDepartmentId);
        if (moved.Scope != TransferScopes.Agent) json.Date("queuedAt", at);
        json.WriteEndObject();
    }

    private static void WriteHeld(Utf8JsonWriter json)
    {
        json.WriteStartObject("room"u8);
        json.WriteBoolean("onHold"u8, true);
        json.WriteEndObject();
    }

    private static void WriteVerified(Utf8JsonWriter json, VerificationEnded ended)
    {
        json.WriteStartObject("room"u8);
        json.WriteBoolean("verified"u8, ended.Verified);
        json.WriteEndObject();
    }

    private static void WriteClosed(Utf8JsonWriter json, ConversationClosed closed, DateTimeOffset at)
    {
        json.WriteStartObject("room"u8);
        json.WriteBoolean("cl"u8, true);
        json.Date("closedAt", at);
        json.WriteString("closer"u8, closed.Closer);
        json.WriteEndObject();
    }
}
