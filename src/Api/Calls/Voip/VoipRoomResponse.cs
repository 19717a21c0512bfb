using ContactCenter.Api.Conversations;
using ContactCenter.Calls;

namespace ContactCenter.Api.Calls.Voip;

/// <summary>A call in the form of the contract (§4 IVoipRoom).</summary>
internal sealed record VoipRoomResponse
{
    [JsonPropertyName("_id")]
    public required string Id { get; init; }

    /// <summary>"v", always: a call.</summary>
    public string T { get; } = "v";

    /// <summary>The contact's name, or the number.</summary>
    public required string Name { get; init; }

    /// <summary>As name.</summary>
    public required string Fname { get; init; }

    /// <summary>The person outside.</summary>
    public required VoipVisitorResponse V { get; init; }

    public ServedByResponse? ServedBy { get; init; }

    public string? Queue { get; init; }

    /// <summary>inbound or outbound.</summary>
    public string? Direction { get; init; }

    /// <summary>The time when it was answered.</summary>
    public DateTimeOffset? CallStarted { get; init; }

    /// <summary>Milliseconds in which an agent could be heard.</summary>
    public required long CallDuration { get; init; }

    /// <summary>Milliseconds until it was answered, or until its end.</summary>
    public required long CallWaitingTime { get; init; }

    /// <summary>Seconds on hold.</summary>
    public required long CallTotalHoldTime { get; init; }

    /// <summary>The provider's id of the call.</summary>
    public required string CallUniqueId { get; init; }

    /// <summary>True, or absent when it is over.</summary>
    public bool? Open { get; init; }

    /// <summary>user or visitor: who ended it, as far as it is known.</summary>
    public string? Closer { get; init; }

    /// <summary>The agent who saved the wrap-up.</summary>
    public UserResponse? ClosedBy { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The time when it began.</summary>
    public required DateTimeOffset Ts { get; init; }

    /// <summary>The time of the last event.</summary>
    public required DateTimeOffset Lm { get; init; }

    public ImmutableArray<string>? Tags { get; init; }

    [JsonPropertyName("_updatedAt")]
    public required DateTimeOffset UpdatedAt { get; init; }

    public static VoipRoomResponse Example { get; } = From(CallExamples.View);

    public static VoipRoomResponse From(CallView call)
    {
        var record = call.Record;
        var name = call.Contact?.Name ?? call.Number ?? "";
        return new()
        {
            Id = call.CallId, Name = name, Fname = name, V = VoipVisitorResponse.From(call), Queue = record.Queue, Direction = record.Direction,
            ServedBy = record.Agent is { } agent ? new ServedByResponse(agent.UserId, agent.Username, record.AnsweredAt ?? record.StartedAt) : null,
            CallStarted = record.AnsweredAt, CallDuration = record.TalkMilliseconds, CallWaitingTime = record.WaitingMilliseconds,
            CallTotalHoldTime = record.HoldMilliseconds / 1_000, CallUniqueId = call.ProviderCallId, Open = record.IsOpen ? true : null,
            Closer = record.IsOpen ? null : record.Cause == CallCauses.Cancelled ? "visitor" : "user",
            ClosedBy = call.WrapUp?.SavedBy is { } by ? UserResponse.From(by) : null, ClosedAt = record.EndedAt, Ts = record.StartedAt,
            Lm = record.LastEventAt, Tags = call.WrapUp?.Tags is { IsEmpty: false } tags ? tags : null, UpdatedAt = call.UpdatedAt,
        };
    }
}

/// <summary>The person outside.</summary>
/// <param name="Id">The id of the visitor; empty = nobody has the number.</param>
/// <param name="Token">The provider's id of the call. It is no secret: clients of the contract send it back.</param>
/// <param name="Status">online while the call is open, else offline.</param>
internal sealed record VoipVisitorResponse([property: JsonPropertyName("_id")] string Id, string Token, string Status, string? Phone)
{
    public static VoipVisitorResponse From(CallView call) =>
        new(call.Contact?.VisitorId ?? "", call.ProviderCallId, call.Record.IsOpen ? "online" : "offline", call.Number);
}

/// <summary>Errors of calls in the contract's own words (§4).</summary>
internal static class VoipErrors
{
    public static Error InvalidRoom { get; } = Error.Plain("invalid-room");
    public static Error InvalidToken { get; } = Error.Plain("invalid-token");
    public static Error AgentNotFound { get; } = Error.Plain("agent-not-found");

    /// <summary>The wrap-up has been saved already.</summary>
    public static Error RoomClosed { get; } = Error.Plain("room-closed");

    /// <summary>The PBX calls this server, which knows no address to connect to.</summary>
    public static Error NoConnection { get; } =
        Error.Coded("error-voip-not-connected", "The PBX calls this server: there is no connection of its own that could be checked");
}
