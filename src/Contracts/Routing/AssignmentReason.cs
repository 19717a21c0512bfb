namespace ContactCenter.Routing;

/// <summary>The way in which an agent came to serve a conversation.</summary>
[Alias("AssignmentReason")]
public enum AssignmentReason
{
    /// <summary>The agent took it.</summary>
    Taken,

    /// <summary>The queue chose the agent.</summary>
    Routed,

    /// <summary>Somebody handed it over.</summary>
    Forwarded,

    /// <summary>It was on hold, and goes on.</summary>
    GoesOn,
}
