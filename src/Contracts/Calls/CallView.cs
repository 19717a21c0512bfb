using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ContactCenter.Parties;

namespace ContactCenter.Calls;

/// <summary>A call as the directory stores it and its grain returns it.</summary>
[GenerateSerializer, Immutable, Alias("CallView")]
public sealed record CallView
{
    [Id(0)] public required string CallId { get; init; }
    [Id(1)] public required string Provider { get; init; }
    [Id(2)] public required string ProviderCallId { get; init; }

    /// <summary>What the events mean.</summary>
    [Id(3)] public required CallRecord Record { get; init; }

    /// <summary>The number of the person outside, in E.164 where it can be; null = not known, or withheld.</summary>
    [Id(4)] public string? Number { get; init; }

    /// <summary>Null = the number is not known, is withheld, or is blocked and nobody's.</summary>
    [Id(5)] public CallContact? Contact { get; init; }

    /// <summary>The block that kept the caller out when the call came; null = none did.</summary>
    [Id(6)] public string? BlockId { get; init; }

    /// <summary>Null = nobody answered, or the call is not over and nothing was noted.</summary>
    [Id(7)] public CallWrapUp? WrapUp { get; init; }

    /// <summary>The work that a missed call makes; null = it makes none.</summary>
    [Id(8)] public CallFollowUp? FollowUp { get; init; }

    /// <summary>Null = nobody dialed it with a click.</summary>
    [Id(9)] public CallDial? Dial { get; init; }

    /// <summary>Our time of the last event's receipt.</summary>
    [Id(10)] public DateTimeOffset HeardAt { get; init; }
    [Id(11)] public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The seq of the last entry.</summary>
    [Id(12)] public long Seq { get; init; }

    /// <summary>All agents with a part in the call: those whose phones rang, and the one who dialed it with a click.</summary>
    [JsonIgnore]
    public ImmutableArray<string> AgentIds =>
        Dial is { } dial ? [.. Record.AgentIds.Append(dial.By.UserId).Distinct(StringComparer.Ordinal)] : [.. Record.AgentIds];
}

/// <summary>The contact of a call.</summary>
/// <param name="ContactId">The contact that is shown: the one of the call, or the one it is merged into.</param>
/// <param name="OriginContactId">The contact with which the call stays when merges are undone.</param>
/// <param name="VisitorId">The channel, together with the source <c>phone</c>.</param>
[GenerateSerializer, Immutable, Alias("CallContact")]
public sealed record CallContact(string ContactId, string OriginContactId, string Name, bool Unknown, bool Verified, string VisitorId);

/// <summary>What is noted about a call when it is over.</summary>
/// <param name="BegunAt">Our time at which the end was known; null = notes were saved before.</param>
/// <param name="EndedAt">The time at which it was saved first, or was over by time; null = it goes on.</param>
/// <param name="IsTimedOut">Whether it ended by time, and nothing has been saved since.</param>
/// <param name="SavedBy">Who saved last; null = nobody yet.</param>
[GenerateSerializer, Immutable, Alias("CallWrapUp")]
public sealed record CallWrapUp(
    DateTimeOffset? BegunAt, DateTimeOffset? EndedAt, bool IsTimedOut, string? Notes, CallDisposition? Disposition, ImmutableArray<string> Tags,
    AgentReference? SavedBy, DateTimeOffset? SavedAt)
{
    /// <summary>The agent is still at it.</summary>
    public bool IsOpen => EndedAt is null;

    public long Milliseconds => BegunAt is { } begun && EndedAt is { } ended && ended > begun ? (long)(ended - begun).TotalMilliseconds : 0;
}

/// <summary>How a call ended for our work, from the workspace's catalog, with the name that it had then.</summary>
[GenerateSerializer, Immutable, Alias("CallDisposition")]
public sealed record CallDisposition(string DispositionId, string Name);

/// <summary>The work that a missed call makes.</summary>
/// <param name="State">One of <see cref="CallFollowUpStates"/>.</param>
/// <param name="CalledBackBy">The later call that reached the person; null = none did.</param>
[GenerateSerializer, Immutable, Alias("CallFollowUp")]
public sealed record CallFollowUp(
    string State, AgentReference? TakenBy, DateTimeOffset? TakenAt, AgentReference? DoneBy, DateTimeOffset? DoneAt, string? CalledBackBy);

/// <summary>A call that a user asked the provider for.</summary>
/// <param name="Failure">Why the provider did not accept it; null = it did, or has not answered.</param>
[GenerateSerializer, Immutable, Alias("CallDial")]
public sealed record CallDial(AgentReference By, string Number, DateTimeOffset At, string? Failure)
{
    [Id(0)] public DateTimeOffset? FailedAt { get; init; }
}
