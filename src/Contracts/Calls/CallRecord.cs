using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ContactCenter.Parties;

namespace ContactCenter.Calls;

/// <summary>
/// The meaning of a call's events. It follows from the set of them, whatever the order in which they arrived. Durations of an open call
/// reach to its last event.
/// </summary>
[GenerateSerializer, Immutable, Alias("CallRecord")]
public sealed record CallRecord
{
    /// <summary>One of <see cref="CallStates"/>.</summary>
    [Id(0)] public required string State { get; init; }

    /// <summary>One of <see cref="CallDirections"/>; null = no event has told it yet.</summary>
    [Id(1)] public string? Direction { get; init; }

    /// <summary>The number of the person outside, as the provider writes it; null = not known, or withheld.</summary>
    [Id(2)] public string? OutsideNumber { get; init; }

    /// <summary>Our own number, as the provider writes it.</summary>
    [Id(3)] public string? OwnNumber { get; init; }

    /// <summary>The caller hides its number.</summary>
    [Id(4)] public bool IsWithheld { get; init; }

    /// <summary>In the order in which they began.</summary>
    [Id(5)] public ImmutableArray<CallLeg> Legs { get; init; } = [];

    [Id(6)] public DateTimeOffset StartedAt { get; init; }

    /// <summary>The time of the first queue; null = it waited in none.</summary>
    [Id(7)] public DateTimeOffset? QueuedAt { get; init; }

    /// <summary>The time from which somebody of ours and the person outside could speak; null = they never could.</summary>
    [Id(8)] public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Null = the call is open.</summary>
    [Id(9)] public DateTimeOffset? EndedAt { get; init; }

    /// <summary>No event told the end: it was assumed after a silence, and a later event may correct it.</summary>
    [Id(10)] public bool EndIsAssumed { get; init; }

    /// <summary>One of <see cref="CallCauses"/>; null = not told.</summary>
    [Id(11)] public string? Cause { get; init; }

    [Id(12)] public long WaitingMilliseconds { get; init; }

    /// <summary>The time in which at least one agent could be heard.</summary>
    [Id(13)] public long TalkMilliseconds { get; init; }

    /// <summary>The time after the answer in which no agent could be heard, while one was connected.</summary>
    [Id(14)] public long HoldMilliseconds { get; init; }

    /// <summary>The agent who speaks, or spoke last; null = none, or nobody we know.</summary>
    [Id(15)] public AgentReference? Agent { get; init; }

    /// <summary>All who spoke, the first first.</summary>
    [Id(16)] public ImmutableArray<AgentReference> ServedBy { get; init; } = [];

    /// <summary>The last queue, as the provider names it.</summary>
    [Id(17)] public string? Queue { get; init; }

    /// <summary>The department of the last queue that has one.</summary>
    [Id(18)] public string? DepartmentId { get; init; }

    [Id(19)] public ImmutableArray<CallRecording> Recordings { get; init; } = [];

    /// <summary>The provider's time of the last event.</summary>
    [Id(20)] public DateTimeOffset LastEventAt { get; init; }

    /// <summary>The departments of all queues in which it has been, the first first.</summary>
    [Id(21)] public ImmutableArray<string> DepartmentIds { get; init; } = [];

    [JsonIgnore]
    public bool IsOpen => EndedAt is null;

    /// <summary>The agents whose phones ring for this call now.</summary>
    [JsonIgnore]
    public ImmutableArray<AgentReference> Ringing =>
    [
        .. Legs.Where(leg => IsOpen && leg is { Role: not CallLegRoles.Customer, AnsweredAt: null, EndedAt: null } && !IsTakenFrom(leg))
            .Select(leg => leg.Agent).OfType<AgentReference>().DistinctBy(agent => agent.UserId),
    ];

    /// <summary>Tells whether somebody else answered. A provider that names no legs does not tell the end of theirs either.</summary>
    private bool IsTakenFrom(CallLeg rings) =>
        rings.LegId is null && Legs.Any(leg => leg.Role == CallLegRoles.Agent && leg.AnsweredAt >= rings.StartedAt);

    /// <summary>All agents with a part in the call, whether they answered or not.</summary>
    [JsonIgnore]
    public ImmutableArray<string> AgentIds => [.. Legs.Select(leg => leg.Agent?.UserId).OfType<string>().Distinct(StringComparer.Ordinal)];
}

/// <summary>One channel of a call: the person outside, an agent, somebody whom an agent asks.</summary>
/// <param name="LegId">The provider's id; null = the provider names none.</param>
/// <param name="Role">One of <see cref="CallLegRoles"/>.</param>
/// <param name="Agent">The agent, if it is one we know.</param>
/// <param name="AgentName">The provider's name for the agent.</param>
/// <param name="Number">The number of the leg's party, as the provider writes it.</param>
[GenerateSerializer, Immutable, Alias("CallLeg")]
public sealed record CallLeg(
    string? LegId, string Role, AgentReference? Agent, string? AgentName, string? Number, DateTimeOffset StartedAt, DateTimeOffset? AnsweredAt,
    DateTimeOffset? EndedAt, string? Cause)
{
    [Id(0)] public bool IsOnHold { get; init; }
    [Id(1)] public long TalkMilliseconds { get; init; }
    [Id(2)] public long HoldMilliseconds { get; init; }
}

/// <summary>A recording or transcript at the provider.</summary>
/// <param name="EventId">The event that told of it, by which it is known.</param>
/// <param name="Kind"><see cref="CallEventKinds.Recorded"/> or <see cref="CallEventKinds.Transcribed"/>.</param>
[GenerateSerializer, Immutable, Alias("CallRecording")]
public sealed record CallRecording(string EventId, string Kind, string? Url, string? LegId, DateTimeOffset At, int? DurationSeconds);
