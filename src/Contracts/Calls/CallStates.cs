using System.Collections.Immutable;

namespace ContactCenter.Calls;

/// <summary>The states of a call. Those of a call that is over are its outcome.</summary>
public static class CallStates
{
    public const string Ringing = "ringing";
    public const string Queued = "queued";
    public const string Answered = "answered";
    public const string OnHold = "on-hold";

    /// <summary>On its way to another agent or number, who has not answered yet.</summary>
    public const string Transferred = "transferred";

    /// <summary>Over, after it was answered.</summary>
    public const string Ended = "ended";

    /// <summary>Over, and no agent answered.</summary>
    public const string Missed = "missed";

    /// <summary>Over, because the caller did not wait in the queue any longer.</summary>
    public const string Abandoned = "abandoned";

    /// <summary>At a voicemail: while the call is open, and as its outcome.</summary>
    public const string Voicemail = "voicemail";

    /// <summary>Over: the called number was not reached, or the network failed.</summary>
    public const string Failed = "failed";

    /// <summary>Outcomes after which somebody should call back.</summary>
    public static ImmutableArray<string> ToFollowUp { get; } = [Missed, Abandoned, Voicemail];

    public static ImmutableArray<string> All { get; } =
        [Ringing, Queued, Answered, OnHold, Transferred, Ended, Missed, Abandoned, Voicemail, Failed];
}

/// <summary>The states of the work that a missed call makes.</summary>
public static class CallFollowUpStates
{
    public const string Open = "open";
    public const string Taken = "taken";
    public const string Done = "done";
}
