using System.Text.Json;
using ContactCenter.Api.Conversations;
using ContactCenter.Api.Http;
using ContactCenter.Conversations;
using ContactCenter.Entities;
using ContactCenter.Journal;
using ContactCenter.Workspace;

namespace ContactCenter.Api.Feed;

/// <summary>
/// What a visitor is shown of its conversation's entries. A list of what is shown, so that what is new or internal (topics, tags, decisions,
/// comments of transfers, other names of its contact) stays with the agents.
/// </summary>
internal static class VisitorFeedContent
{
    private const string HiddenTypes = "Livechat_hide_system_messages";
    private const string ShowsAgents = "Livechat_show_agent_info";

    public static bool Shows(ConversationEntry content) => content is ConversationStarted or AgentAssigned or MessagePosted or ConversationClosed
        or ConversationTransferred or ConversationHeld or VerificationEnded or MessageEdited or MessageDeleted or CursorMoved;

    public static void Write(Utf8JsonWriter json, JournalEntry entry, ConversationEntry content, WorkspaceSnapshot settings)
    {
        var showsAgents = settings.SettingIsOn(ShowsAgents);
        var recorded = new Recorded<ConversationEntry>(entry.Seq, entry.At, entry.Actor, content);
        if (ConversationTranscript.Message(entry.Entity.Id, recorded) is { } message && Shows(message, content, settings))
            FeedJson.WriteMessage(json, message);

        switch (content)
        {
            case ConversationStarted started: WriteStarted(json, started, entry.At); break;
            case AgentAssigned assigned: WriteAssigned(json, assigned, entry.At, showsAgents); break;
            case ConversationTransferred moved: WriteTransferred(json, moved, entry.At); break;
            case ConversationHeld: WriteHeld(json); break;
            case VerificationEnded ended: WriteVerified(json, ended); break;
            case ConversationClosed closed: WriteClosed(json, closed, entry.At); break;
            case MessageEdited edited: FeedJson.WriteEdited(json, entry, edited); break;
            case MessageDeleted deleted: FeedJson.WriteDeleted(json, entry, deleted); break;
            case CursorMoved moved: FeedJson.WriteCursor(json, moved); break;
            default: break;
        }
    }

    /// <summary>Whether visitors see this message: written ones always, those of the system as the workspace wants it.</summary>
    public static bool Shows(MessageView message, WorkspaceSnapshot settings) =>
        message.Type is not { } type
        || (type is not (ConversationTranscript.TransferType or ConversationTranscript.TransferFallbackType or ConversationTranscript.NavigationType)
            && (message.Sender.Kind != MessageSender.User || settings.SettingIsOn(ShowsAgents))
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
        if (showsAgents)
        {
            json.WriteStartObject("servedBy"u8);
            json.WriteString("_id"u8, assigned.Agent.UserId);
            json.WriteString("username"u8, assigned.Agent.Username);
            json.Date("ts", at);
            json.WriteEndObject();
        }

        if (assigned.Reason == AssignmentReason.GoesOn) json.WriteBoolean("onHold"u8, false);
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
