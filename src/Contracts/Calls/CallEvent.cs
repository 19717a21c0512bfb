namespace ContactCenter.Calls;

/// <summary>
/// One thing that a PBX or telephony provider reports about a call (docs/calls.md). It is all that a call learns from outside. Events may
/// arrive late, twice, in any order, or never: the call's record follows from the set of them.
/// </summary>
[GenerateSerializer, Immutable, Alias("CallEvent")]
public sealed record CallEvent
{
    /// <summary>The provider's id of the event, unique among the provider's events of the call. An adapter makes one where the provider has none.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>One of <see cref="CallEventKinds"/>.</summary>
    [Id(1)] public required string Kind { get; init; }

    /// <summary>The provider's time, in whole milliseconds; the time of receipt where the provider tells none.</summary>
    [Id(2)] public required DateTimeOffset At { get; init; }

    /// <summary>The provider's own order among events of one leg; null = it numbers none.</summary>
    [Id(3)] public long? Sequence { get; init; }

    /// <summary>The leg concerned; null = the call as a whole, which for most events is the leg of the outside number.</summary>
    [Id(4)] public string? LegId { get; init; }

    /// <summary>The part that the leg plays, one of <see cref="CallLegRoles"/>; null = another event tells it.</summary>
    [Id(5)] public string? LegRole { get; init; }

    /// <summary><see cref="CallDirections.Inbound"/> or <see cref="CallDirections.Outbound"/>; null = another event tells it.</summary>
    [Id(6)] public string? Direction { get; init; }

    /// <summary>The calling number as the provider writes it; null = another event tells it; empty = withheld.</summary>
    [Id(7)] public string? From { get; init; }

    /// <summary>The called number as the provider writes it; null = another event tells it.</summary>
    [Id(8)] public string? To { get; init; }

    /// <summary>The agent of the leg, as the provider knows it: a username, an extension or a user id; null = no agent's leg, or unknown.</summary>
    [Id(9)] public string? Agent { get; init; }

    /// <summary>The queue in which the call waits, as the provider names it; a department's name or id where one has it.</summary>
    [Id(10)] public string? Queue { get; init; }

    /// <summary>Why the leg or call ended, as one of <see cref="CallCauses"/>; null = the provider does not tell.</summary>
    [Id(11)] public string? Cause { get; init; }

    /// <summary>The number or the agent to which the call goes, for <see cref="CallEventKinds.Transferred"/>.</summary>
    [Id(12)] public string? Target { get; init; }

    /// <summary>
    /// The address of a recording or transcript at the provider, for <see cref="CallEventKinds.Recorded"/> and
    /// <see cref="CallEventKinds.Transcribed"/>.
    /// </summary>
    [Id(13)] public string? Url { get; init; }

    /// <summary>The length that the provider reports, in seconds; null = it reports none.</summary>
    [Id(14)] public int? DurationSeconds { get; init; }
}

/// <summary>The kinds of <see cref="CallEvent"/>.</summary>
public static class CallEventKinds
{
    /// <summary>A leg rings: the call arrives, or a phone is called.</summary>
    public const string Ringing = "ringing";

    /// <summary>The call waits in a queue.</summary>
    public const string Queued = "queued";

    /// <summary>A leg is answered.</summary>
    public const string Answered = "answered";
    public const string Held = "held";
    public const string Resumed = "resumed";

    /// <summary>The call is on its way to another agent or number.</summary>
    public const string Transferred = "transferred";

    /// <summary>The caller reached voicemail.</summary>
    public const string Voicemail = "voicemail";

    /// <summary>A recording is at the provider.</summary>
    public const string Recorded = "recorded";

    /// <summary>A transcript is at the provider.</summary>
    public const string Transcribed = "transcribed";

    /// <summary>A leg, or without <see cref="CallEvent.LegId"/> the whole call, is over.</summary>
    public const string Ended = "ended";
}

/// <summary>The parts that a leg can play.</summary>
public static class CallLegRoles
{
    /// <summary>The person outside.</summary>
    public const string Customer = "customer";
    public const string Agent = "agent";

    /// <summary>An agent asks a colleague or another number while the customer waits.</summary>
    public const string Consultation = "consultation";

    /// <summary>A further party of a conference.</summary>
    public const string Conference = "conference";
}

/// <summary>The directions of a call.</summary>
public static class CallDirections
{
    public const string Inbound = "inbound";
    public const string Outbound = "outbound";
}

/// <summary>The causes for which a leg or call ends.</summary>
public static class CallCauses
{
    public const string Normal = "normal";

    /// <summary>The calling side hung up before an answer.</summary>
    public const string Cancelled = "cancelled";
    public const string Busy = "busy";
    public const string NoAnswer = "no-answer";

    /// <summary>The called side refused.</summary>
    public const string Rejected = "rejected";

    /// <summary>Another phone answered.</summary>
    public const string AnsweredElsewhere = "answered-elsewhere";

    /// <summary>The number does not exist, or the network failed.</summary>
    public const string Failed = "failed";
}
