using System.Text.Json;
using ContactCenter.Api.Conversations;
using ContactCenter.Conversations;

namespace ContactCenter.Api.Visitors;

/// <summary>
/// A visitor's room and messages as it may see them itself (contract §2.2, §2.3). A list of what is shown, so that what is new or internal (topic,
/// tags, priority, service level, metrics) stays with the agents; <see cref="ShownToVisitors"/> says what is shown of these.
/// </summary>
internal static class VisitorRoomJson
{
    /// <remarks>
    /// A visitor sees the name it gave and the contact that is its own: whether an address it typed belongs to a contact we know, it must not
    /// learn (contract §1.14).
    /// </remarks>
    /// <param name="token">The visitor's own token.</param>
    public static void WriteRoom(Utf8JsonWriter json, ConversationView room, string token, WorkspaceSnapshot settings)
    {
        var isClosed = room.Status == ConversationStatuses.Closed;
        json.WriteString("_id", room.RoomId);
        json.WriteString("t", "l");
        json.WriteString("fname", room.Visitor.Name ?? room.Visitor.Username);
        json.Date("ts", room.OpenedAt);
        json.Date("lm", room.LastMessageAt);
        json.WriteNumber("msgs", room.MessageCount);
        json.WriteNumber("usersCount", room.ServedBy is null ? 1 : 2);
        if (!isClosed) json.WriteBoolean("open", true);
        json.WriteBoolean("cl", isClosed);
        ConversationJson.WriteVisitor(json, room, token);
        json.WriteString("contactId", room.OriginContactId ?? room.ContactId);
        json.WriteBoolean("verified", room.Verified);
        ConversationJson.WriteSource(json, "source", room.Source);
        json.Optional("departmentId", room.DepartmentId);
        if (ShownToVisitors.Agents(settings)) ConversationJson.WriteServedBy(json, room);
        if (room.WaitingResponse) json.WriteBoolean("waitingResponse", true);
        if (room.Status == ConversationStatuses.OnHold) json.WriteBoolean("onHold", true);
        json.Date("queuedAt", room.QueuedAt);
        if (room.LastMessage is { } last) json.Object("lastMessage", last, (j, message) => WriteMessage(j, message, token, settings));
        WriteClosing(json, room, settings);
        json.Date("_updatedAt", room.UpdatedAt);
    }

    /// <param name="token">The visitor's own token, written with the visitor's messages.</param>
    public static void WriteMessage(Utf8JsonWriter json, MessageView message, string token, WorkspaceSnapshot settings) =>
        ConversationJson.WriteMessage(json, ShownToVisitors.Message(message, settings), token);

    private static void WriteClosing(Utf8JsonWriter json, ConversationView room, WorkspaceSnapshot settings)
    {
        if (room.ClosedBy is null || ShownToVisitors.Agents(settings))
        {
            ConversationJson.WriteClosing(json, room);
            return;
        }

        json.Date("closedAt", room.ClosedAt);
        json.Optional("closer", room.Closer);
    }
}
