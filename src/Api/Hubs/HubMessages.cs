using System.Text.Json;
using ContactCenter.Api.Conversations;
using ContactCenter.Api.Feed;
using ContactCenter.Contacts;
using ContactCenter.Conversations;

namespace ContactCenter.Api.Hubs;

/// <summary>Client method <c>reset</c>: <c>{position, reason, snapshot}</c>.</summary>
[JsonConverter(typeof(Converter))]
public sealed record ResetMessage(string Reason, FeedSnapshot Snapshot)
{
    internal sealed class Converter : SendOnlyConverter<ResetMessage>
    {
        public override void Write(Utf8JsonWriter writer, ResetMessage value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteNumber("position"u8, value.Snapshot.Position);
            writer.WriteString("reason"u8, value.Reason);
            writer.WritePropertyName("snapshot"u8);
            writer.WriteRawValue(value.Snapshot.Json, skipInputValidation: true);
            writer.WriteEndObject();
        }
    }
}

/// <summary>Client method <c>typing</c>. Not in the journal: there is no position, and it may be lost.</summary>
public sealed record TypingMessage(
    [property: JsonPropertyName("rid")] string RoomId,
    [property: JsonPropertyName("u")] TypingUser User,
    [property: JsonPropertyName("typing")] bool IsTyping,
    [property: JsonPropertyName("ephemeral")] bool IsEphemeral)
{
    public static TypingMessage Of(TypingSignal signal) =>
        new(signal.RoomId, new TypingUser(signal.UserId, signal.Username), signal.IsTyping, IsEphemeral: true);
}

/// <summary>Client method <c>typing</c> of visitors: who it is only as far as the workspace shows its agents.</summary>
public sealed record VisitorTypingMessage(
    [property: JsonPropertyName("rid")] string RoomId,
    [property: JsonPropertyName("username"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Username,
    [property: JsonPropertyName("typing")] bool IsTyping,
    [property: JsonPropertyName("ephemeral")] bool IsEphemeral)
{
    public static VisitorTypingMessage Of(TypingSignal signal, bool showsAgents) =>
        new(signal.RoomId, showsAgents ? signal.Username : null, signal.IsTyping, IsEphemeral: true);
}

/// <summary>Client method <c>blocked</c> of visitors: the connection ends.</summary>
public sealed record BlockedMessage
{
    [JsonPropertyName("error")]
    public string Error { get; } = ContactErrors.ChannelBlocked.Text;
}

public sealed record TypingUser([property: JsonPropertyName("_id")] string UserId, [property: JsonPropertyName("username")] string Username);

/// <summary>Response of <c>Subscribe</c>: <c>{position, reset, reason?, snapshot?}</c>.</summary>
/// <param name="written">
/// Completed when the response is being written. The connection writes one message at a time, so what waits for this is sent after the
/// response: the client learns where it starts before the first entries.
/// </param>
[JsonConverter(typeof(Converter))]
public sealed class SubscribeResponse(FeedStart start, TaskCompletionSource written)
{
    internal sealed class Converter : SendOnlyConverter<SubscribeResponse>
    {
        public override void Write(Utf8JsonWriter writer, SubscribeResponse value, JsonSerializerOptions options) => value.Write(writer);
    }

    private void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteNumber("position"u8, start.Cursor);
        writer.WriteBoolean("reset"u8, start.ResetReason is not null);
        if (start.ResetReason is not null) writer.WriteString("reason"u8, start.ResetReason);
        if (start.Snapshot is not null)
        {
            writer.WritePropertyName("snapshot"u8);
            writer.WriteRawValue(start.Snapshot.Json, skipInputValidation: true);
        }

        writer.WriteEndObject();
        written.TrySetResult();
    }
}

/// <summary>Response of <c>Send</c>: the message under the names of the REST contract.</summary>
[JsonConverter(typeof(Converter))]
public sealed record SentMessage(MessageView Message)
{
    internal sealed class Converter : SendOnlyConverter<SentMessage>
    {
        public override void Write(Utf8JsonWriter writer, SentMessage value, JsonSerializerOptions options) =>
            Write(writer, value.Message);

        private static void Write(Utf8JsonWriter writer, MessageView message)
        {
            writer.WriteStartObject();
            ConversationJson.WriteMessage(writer, message, null);
            writer.WriteEndObject();
        }
    }
}

/// <summary>Converts values that the server sends and never reads.</summary>
public abstract class SendOnlyConverter<T> : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException($"{typeof(T).Name} is sent, never received.");
}
