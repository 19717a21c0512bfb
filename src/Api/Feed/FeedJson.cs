using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ContactCenter.Contacts;
using ContactCenter.Conversations;

namespace ContactCenter.Api.Feed;

/// <summary>How the feed writes what the REST contract also shows (§2.3, §3.1, §9.6).</summary>
internal static class FeedJson
{
    public static JsonWriterOptions WriterOptions { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A message as REST returns it.</summary>
    public static void WriteMessage(Utf8JsonWriter json, MessageView message)
    {
        json.WriteStartObject();
        json.WriteString("_id"u8, message.MessageId);
        json.WriteString("rid"u8, message.RoomId);
        json.WriteNumber("seq"u8, message.Seq);
        json.WriteString("ts"u8, Time(message.At));
        json.WriteString("msg"u8, message.Text);
        if (message.Type is not null) json.WriteString("t"u8, message.Type);
        WriteUser(json, "u"u8, message.Sender.Id, message.Sender.Username, message.Sender.Name);
        json.WriteEndObject();
    }

    public static void WriteUser(Utf8JsonWriter json, ReadOnlySpan<byte> property, string id, string username, string? name)
    {
        json.WriteStartObject(property);
        json.WriteString("_id"u8, id);
        json.WriteString("username"u8, username);
        WriteOptional(json, "name"u8, name);
        json.WriteEndObject();
    }

    public static void WriteServedBy(Utf8JsonWriter json, string userId, string username, DateTimeOffset at)
    {
        json.WriteStartObject("servedBy"u8);
        json.WriteString("_id"u8, userId);
        json.WriteString("username"u8, username);
        json.WriteString("ts"u8, Time(at));
        json.WriteEndObject();
    }

    public static void WriteSource(Utf8JsonWriter json, ChannelSource source)
    {
        json.WriteStartObject("source"u8);
        json.WriteString("type"u8, source.Type);
        WriteOptional(json, "id"u8, source.Id);
        WriteOptional(json, "label"u8, source.Label);
        WriteOptional(json, "destination"u8, source.Destination);
        json.WriteEndObject();
    }

    public static void WriteTags(Utf8JsonWriter json, ImmutableArray<string> tags)
    {
        json.WriteStartArray("tags"u8);
        foreach (var tag in tags) json.WriteStringValue(tag);
        json.WriteEndArray();
    }

    public static void WriteOptional(Utf8JsonWriter json, ReadOnlySpan<byte> property, string? value)
    {
        if (value is not null) json.WriteString(property, value);
    }
}
