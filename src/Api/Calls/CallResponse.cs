using ContactCenter.Api.Conversations;
using ContactCenter.Calls;

namespace ContactCenter.Api.Calls;

/// <summary>A telephone call as agents see it.</summary>
internal sealed record CallResponse
{
    [JsonPropertyName("_id")]
    public required string Id { get; init; }

    /// <summary>The PBX or telephony provider.</summary>
    public required string Provider { get; init; }

    /// <summary>The provider's id of the call.</summary>
    public required string ProviderCallId { get; init; }

    /// <summary>
    /// While it is open: ringing, queued, answered, on-hold, transferred or voicemail. As its outcome: ended, missed, abandoned, voicemail or failed.
    /// </summary>
    public required string State { get; init; }

    public required bool Open { get; init; }

    /// <summary>inbound or outbound; absent = not known yet.</summary>
    public string? Direction { get; init; }

    /// <summary>The number of the person outside; absent = not known, or withheld.</summary>
    public string? Number { get; init; }

    /// <summary>Our own number.</summary>
    public string? OwnNumber { get; init; }

    /// <summary>True when the caller hides its number; absent otherwise.</summary>
    public bool? Withheld { get; init; }

    /// <summary>True when a block kept the caller out; absent otherwise.</summary>
    public bool? Blocked { get; init; }

    /// <summary>Absent = nobody has the number, or it is not known.</summary>
    public CallContactResponse? Contact { get; init; }

    public string? DepartmentId { get; init; }

    /// <summary>The queue, as the provider names it.</summary>
    public string? Queue { get; init; }

    /// <summary>The agent who speaks, or spoke last.</summary>
    public UserResponse? ServedBy { get; init; }

    /// <summary>Agents whose phones ring.</summary>
    public ImmutableArray<UserResponse>? Ringing { get; init; }

    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? QueuedAt { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Absent = it is open.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>True when nothing was heard of the call any more, so that its end is a guess; absent otherwise.</summary>
    public bool? EndAssumed { get; init; }

    /// <summary>Why it ended: normal, cancelled, busy, no-answer, rejected, answered-elsewhere or failed.</summary>
    public string? Cause { get; init; }

    /// <summary>Milliseconds until somebody answered, or until the end.</summary>
    public required long WaitingMs { get; init; }

    /// <summary>Milliseconds in which an agent could be heard.</summary>
    public required long TalkMs { get; init; }

    /// <summary>Milliseconds on hold.</summary>
    public required long HoldMs { get; init; }

    public CallWrapUpResponse? WrapUp { get; init; }

    /// <summary>Only of missed calls.</summary>
    public CallFollowUpResponse? FollowUp { get; init; }

    /// <summary>Only of calls that were dialed by a click.</summary>
    public CallDialResponse? Dial { get; init; }

    /// <summary>The number of entries in the call's history that this shows: of two, the one with more is newer.</summary>
    public required long Seq { get; init; }

    [JsonPropertyName("_updatedAt")]
    public required DateTimeOffset UpdatedAt { get; init; }

    public static CallResponse From(CallView call)
    {
        var record = call.Record;
        ImmutableArray<UserResponse> ringing = [.. record.Ringing.Select(UserResponse.From)];
        return new()
        {
            Id = call.CallId, Provider = call.Provider, ProviderCallId = call.ProviderCallId, State = record.State, Open = record.IsOpen,
            Direction = record.Direction, Number = call.Number, OwnNumber = record.OwnNumber, Withheld = record.IsWithheld ? true : null,
            Blocked = call.BlockId is null ? null : true, Contact = CallContactResponse.From(call.Contact), DepartmentId = record.DepartmentId,
            Queue = record.Queue, ServedBy = record.Agent is { } agent ? UserResponse.From(agent) : null, Ringing = ringing.IsEmpty ? null : ringing,
            StartedAt = record.StartedAt, QueuedAt = record.QueuedAt, AnsweredAt = record.AnsweredAt, EndedAt = record.EndedAt,
            EndAssumed = record.EndIsAssumed ? true : null, Cause = record.Cause, WaitingMs = record.WaitingMilliseconds,
            TalkMs = record.TalkMilliseconds, HoldMs = record.HoldMilliseconds, WrapUp = CallWrapUpResponse.From(call.WrapUp),
            FollowUp = CallFollowUpResponse.From(call.FollowUp), Dial = CallDialResponse.From(call.Dial), Seq = call.Seq, UpdatedAt = call.UpdatedAt,
        };
    }
}

/// <summary>One call, after a change.</summary>
internal sealed record OneCallResponse(CallResponse Call) : ApiResult
{
    public static OneCallResponse From(CallView call) => new(CallResponse.From(call));
}
