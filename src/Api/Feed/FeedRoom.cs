using System.Text.Json;
using ContactCenter.Conversations;
using ContactCenter.Directory;

namespace ContactCenter.Api.Feed;

/// <summary>A room in a snapshot, under the names of the REST contract (§3.1), with <c>seq</c>: entries up to it are included.</summary>
internal static class FeedRoom
{
    public static void Write(Utf8JsonWriter json, ConversationView view)
    {
        json.WriteStartObject();
        json.WriteString("_id"u8, view.RoomId);
        json.WriteString("t"u8, "l"u8);
        json.WriteNumber("seq"u8, view.Seq);
        json.WriteString("fname"u8, view.Name);
        json.WriteString("contactId"u8, view.ContactId);
        FeedJson.WriteUser(json, "v"u8, view.Visitor.VisitorId, view.Visitor.Username, view.Visitor.Name);
        json.WriteBoolean("verified"u8, view.Verified);
        FeedJson.WriteSource(json, view.Source);
        FeedJson.WriteOptional(json, "departmentId"u8, view.DepartmentId);
        if (view.Status != ConversationStatuses.Closed) json.WriteBoolean("open"u8, true);
        if (view.Status == ConversationStatuses.OnHold) json.WriteBoolean("onHold"u8, true);
        if (view.ServedBy is { } agent) FeedJson.WriteServedBy(json, agent.UserId, agent.Username, agent.At);
        WriteTimes(json, view);
        json.WriteNumber("msgs"u8, view.MessageCount);
        json.WriteBoolean("waitingResponse"u8, view.WaitingResponse);
        FeedJson.WriteOptional(json, "topic"u8, view.Topic);
        FeedJson.WriteTags(json, view.Tags);
        WriteLastMessage(json, view.LastMessage);
        json.WriteEndObject();
    }

    private static void WriteTimes(Utf8JsonWriter json, ConversationView view)
    {
        json.WriteString("ts"u8, FeedJson.Time(view.OpenedAt));
        json.WriteString("lm"u8, FeedJson.Time(view.LastMessageAt));
        json.WriteString("_updatedAt"u8, FeedJson.Time(view.UpdatedAt));
        if (view.QueuedAt is { } queuedAt) json.WriteString("queuedAt"u8, FeedJson.Time(queuedAt));
    }

    private static void WriteLastMessage(Utf8JsonWriter json, MessageView? message)
    {
        if (message is null) return;
        json.WritePropertyName("lastMessage"u8);
        FeedJson.WriteMessage(json, message);
    }
}
