using System.Text.Json;
using ContactCenter.Api.Conversations;
using ContactCenter.Conversations;
using ContactCenter.Journal;

namespace ContactCenter.Api.Feed;

/// <summary>Writes the parts of the feed that the REST contract also shows, under the same names.</summary>
internal static class FeedJson
{
    /// <summary>A message (contract §2.3) without the members that only repeat its text.</summary>
    public static void WriteMessage(Utf8JsonWriter json, MessageView message)
    {
        json.WriteStartObject("message"u8);
        json.WriteString("_id"u8, message.MessageId);
        json.WriteString("rid"u8, message.RoomId);
        json.WriteNumber("seq"u8, message.Seq);
        json.Optional("t", message.Type);
        json.WriteString("msg"u8, message.Text);
        json.Date("ts", message.At);
        WriteUser(json, "u"u8, message.Sender.Id, message.Sender.Username, message.Sender.Name);
        if (message.File is { } file) WriteFile(json, message, file);
        if (message.Failure is { } failure) json.Object("sms", failure, ConversationJson.WriteFailure);
        if (message.Transfer is { } transfer) WriteTransfer(json, message.At, transfer);
        json.WriteEndObject();
    }

    /// <summary>A message that was changed: what changed of it, by its id.</summary>
    public static void WriteEdited(Utf8JsonWriter json, JournalEntry entry, MessageEdited edited)
    {
        json.WriteStartObject("message"u8);
        json.WriteString("_id"u8, edited.MessageId);
        json.WriteString("rid"u8, entry.Entity.Id);
        json.WriteNumber("seq"u8, edited.MessageSeq);
        json.WriteString("msg"u8, edited.Text);
        json.Date("editedAt", entry.At);
        WriteUser(json, "editedBy"u8, edited.By.Id, edited.By.Username, name: null);
        json.WriteEndObject();
    }

    public static void WriteDeleted(Utf8JsonWriter json, JournalEntry entry, MessageDeleted deleted)
    {
        json.WriteStartObject("message"u8);
        json.WriteString("_id"u8, deleted.MessageId);
        json.WriteString("rid"u8, entry.Entity.Id);
        json.WriteNumber("seq"u8, deleted.MessageSeq);
        json.WriteBoolean("deleted"u8, true);
        json.WriteEndObject();
    }

    public static void WriteCursor(Utf8JsonWriter json, CursorMoved moved)
    {
        json.WriteStartObject("cursor"u8);
        json.WriteString("side"u8, moved.Side);
        json.WriteNumber("deliveredSeq"u8, moved.DeliveredSeq);
        json.WriteNumber("readSeq"u8, moved.ReadSeq);
        json.WriteEndObject();
    }

    /// <summary>Contract §2.4: the file of a message has the message's id.</summary>
    private static void WriteFile(Utf8JsonWriter json, MessageView message, FileReference file)
    {
        json.WriteStartObject("file"u8);
        json.WriteString("_id"u8, message.MessageId);
        json.WriteString("name"u8, file.Name);
        json.WriteString("type"u8, file.ContentType);
        json.WriteNumber("size"u8, file.SizeBytes);
        json.WriteEndObject();
    }

    private static void WriteTransfer(Utf8JsonWriter json, DateTimeOffset at, TransferView transfer)
    {
        json.WriteStartObject("transferData"u8);
        WriteUser(json, "transferredBy"u8, transfer.By.Id, transfer.By.Username, transfer.By.Name);
        json.Date("ts", at);
        json.WriteString("scope"u8, transfer.Scope);
        json.Optional("comment", transfer.Comment);
        json.Optional("previousDepartment", transfer.FromDepartmentId);
        json.Optional("nextDepartment", transfer.ToDepartmentId);
        json.Optional("requestedDepartment", transfer.RequestedDepartmentId);
        if (transfer.To is { } to) WriteUser(json, "transferredTo"u8, to.UserId, to.Username, to.Name);
        json.WriteEndObject();
    }

    public static void WriteUser(Utf8JsonWriter json, ReadOnlySpan<byte> property, string id, string username, string? name)
    {
        json.WriteStartObject(property);
        json.WriteString("_id"u8, id);
        json.WriteString("username"u8, username);
        json.Optional("name", name);
        json.WriteEndObject();
    }
}
