using System.Text.Json;
using ContactCenter.Api.Http;
using ContactCenter.Conversations;

namespace ContactCenter.Api.Feed;

/// <summary>How the feed writes what the REST contract also shows, under the same names.</summary>
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
