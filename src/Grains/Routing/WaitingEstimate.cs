using System.Collections.Immutable;

namespace ContactCenter.Routing;

/// <summary>How long a conversation in a queue will wait, from how long conversations took lately. Only an estimate.</summary>
public static class WaitingEstimate
{
    /// <param name="recentChats">How long recent conversations took.</param>
    /// <param name="position">1 = next.</param>
    /// <param name="availableAgents">Agents who share the queue.</param>
    /// <returns>Whole seconds, rounded up; null = nothing is known: no recent conversation, or nobody is there.</returns>
    public static long? Seconds(ImmutableArray<TimeSpan> recentChats, int position, int availableAgents)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(position, 1);
        if (recentChats.IsDefaultOrEmpty || availableAgents < 1) return null;
        // Clocks of different machines wrote the times: less than nothing counts as nothing.
        var averageSeconds = recentChats.Average(chat => Math.Max(0, chat.TotalSeconds));
        return (long)Math.Min(long.MaxValue / 2, Math.Ceiling(averageSeconds * position / availableAgents));
    }
}
