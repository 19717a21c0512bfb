using System.Collections.Concurrent;
using ContactCenter.Api.Feed;

namespace ContactCenter.Api.Hubs;

/// <summary>The start of a subscription.</summary>
/// <param name="Position">The position from which the client goes on.</param>
/// <param name="Reset">True = the position that was asked for could not be served: forget what you have, the snapshot replaces it.</param>
/// <param name="Reason">The reason of a reset.</param>
internal abstract record SubscribeResponse(
    [property: JsonPropertyOrder(-1)] long Position, [property: JsonPropertyOrder(-1)] bool Reset, [property: JsonPropertyOrder(-1)] string? Reason)
    : IJsonOnSerialized
{
    /// <summary>
    /// Completed when the response is being written. The connection writes one message at a time, so what waits for this is sent after the response:
    /// the client learns where it starts before the first events.
    /// </summary>
    [JsonIgnore]
    public TaskCompletionSource? Written { get; init; }

    void IJsonOnSerialized.OnSerialized() => Written?.TrySetResult();
}

/// <summary>The start of a subscription.</summary>
/// <param name="Snapshot">The state to start from; absent = the client goes on with what it has.</param>
internal sealed record AgentSubscribeResponse(long Position, bool Reset, string? Reason, AgentSnapshot? Snapshot)
    : SubscribeResponse(Position, Reset, Reason)
{
    public static AgentSubscribeResponse From(FeedStart start, TaskCompletionSource written) =>
        new(start.Cursor, start.ResetReason is not null, start.ResetReason, (AgentSnapshot?)start.Snapshot) { Written = written };
}

/// <summary>The start of a subscription.</summary>
/// <param name="Snapshot">The state to start from; absent = the client goes on with what it has.</param>
internal sealed record VisitorSubscribeResponse(long Position, bool Reset, string? Reason, VisitorSnapshot? Snapshot)
    : SubscribeResponse(Position, Reset, Reason)
{
    public static VisitorSubscribeResponse From(FeedStart start, TaskCompletionSource written) =>
        new(start.Cursor, start.ResetReason is not null, start.ResetReason, (VisitorSnapshot?)start.Snapshot) { Written = written };
}

/// <summary>A message that a visitor writes in its room.</summary>
/// <param name="Msg">The text. Its limit is a setting.</param>
/// <param name="Id">Names the message: sent again with the same id it counts once. Absent = the server names it.</param>
internal sealed record VisitorMessageToSend(
    [MaxLength(InputLimits.BodyBytesMax)] string Msg,
    [ValidId][property: JsonPropertyName("_id")] string? Id = null);

/// <summary>Reads arguments of hub methods by the same rules as REST's requests.</summary>
internal static class HubInputs
{
    private static readonly ConcurrentDictionary<Type, Schema> Schemas = new();

    public static StringSchema Id { get; } = Schema.Id();

    /// <exception cref="ContactCenterException">The argument is not what the type's rules want.</exception>
    public static T Read<T>(JsonElement argument)
    {
        InputFaults.Check(Schemas.GetOrAdd(typeof(T), RequestSchemas.Of), argument);
        try
        {
            return argument.Deserialize(ApiJson.TypeOf<T>())!;
        }
        catch (JsonException)
        {
            // The schema has seen the last of two members of one name; the first may be anything.
            throw new ContactCenterException(HttpErrors.InvalidJson);
        }
    }
}

/// <summary>Texts that only the hub has.</summary>
internal static class HubTexts
{
    public const string TooManyConnections = "Too many open connections [error-too-many-connections]";
    public const string Internal = "Internal server error";
}
