using System.Text.Json;
using ContactCenter.Api.Conversations;
using ContactCenter.Api.Http;
using ContactCenter.Conversations;
using ContactCenter.Entities;
using ContactCenter.Journal;

namespace ContactCenter.Api.Feed;

/// <summary>
/// What an agent is shown of a conversation's entry: <c>message</c>, as the transcript shows it, and <c>room</c>, the fields of the room
/// that the entry changed, both under the names of the REST contract. Never the visitor's key and never the agent's slot.
/// </summary>
internal static class FeedContent
{
    public static void Write(Utf8JsonWriter json, JournalEntry entry, ConversationEntry? content)
    {
        if (content is null) return;
        var recorded = new Recorded<ConversationEntry>(entry.Seq, entry.At, entry.Actor, content);
        if (ConversationTranscript.Message(entry.Entity.Id, recorded) is { } message)
            FeedJson.WriteMessage(json, message);

        switch (content)
        {
            case ConversationStarted started: WriteStarted(json, started); break;
            case AgentAssigned assigned: WriteAssigned(json, assigned, entry.At); break;
            case ConversationClosed closed: WriteClosed(json, closed, entry.At); break;
            case ContactChanged changed: WriteContact(json, changed); break;
            case VerificationEnded ended: WriteVerified(json, ended); break;
            default: break;
        }
    }

    private static void WriteStarted(Utf8JsonWriter json, ConversationStarted started)
    {
        json.WriteStartObject("room"u8);
        json.WriteString("fname"u8, started.Name);
        json.WriteString("contactId"u8, started.ShownContactId ?? started.ContactId);
        FeedJson.WriteUser(json, "v"u8, started.Visitor.VisitorId, started.Visitor.Username, started.Visitor.Name);
        json.WriteBoolean("verified"u8, started.Verified);
        ConversationJson.WriteSource(json, "source", started.Source);
        json.Optional("departmentId", started.DepartmentId);
        json.WriteBoolean("open"u8, true);
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
        json.WriteEndObject();
    }

    private static void WriteClosed(Utf8JsonWriter json, ConversationClosed closed, DateTimeOffset at)
    {
        json.WriteStartObject("room"u8);
        json.Date("closedAt", at);
        json.WriteString("closer"u8, closed.Closer);
        if (closed.By is { } by) FeedJson.WriteUser(json, "closedBy"u8, by.UserId, by.Username, name: null);
        json.Texts("tags", closed.Tags);
        json.WriteEndObject();
    }
}
