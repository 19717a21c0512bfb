using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>A timer of one activation. It ends with the activation.</summary>
public interface IGrainTimer : IDisposable
{
    /// <summary>Sets when it next fires and how long after the end of each callback it fires again.</summary>
    void Change(TimeSpan dueTime, TimeSpan period);
}

/// <summary>How a grain timer behaves.</summary>
public readonly record struct GrainTimerCreationOptions()
{
    [SetsRequiredMembers]
    public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period) : this()
    {
        DueTime = dueTime;
        Period = period;
    }

    /// <summary>When it first fires; <see cref="Timeout.InfiniteTimeSpan"/> for not before <see cref="IGrainTimer.Change"/>.</summary>
    public required TimeSpan DueTime { get; init; }

    /// <summary>From the end of a callback to the next; <see cref="Timeout.InfiniteTimeSpan"/> to fire once.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>Whether the callback may interleave with calls.</summary>
    public bool Interleave { get; init; }

    /// <summary>Whether a callback counts as use of the activation.</summary>
    public bool KeepAlive { get; init; }
}
