using System.Collections.Immutable;

namespace ContactCenter.Routing;

/// <summary>Estimates how long a conversation waits in a queue, from the time that conversations took lately.</summary>
public static class WaitingEstimate
{
    /// <param name="recentChats">The times that recent conversations took.</param>
    /// <param name="position">The place in the queue; 1 = next.</param>
    /// <param name="availableAgents">Agents who share the queue.</param>
    /// <returns>Whole seconds, rounded up; null = unknown, because there is no recent conversation or no agent.</returns>
    public static long? Seconds(ImmutableArray<TimeSpan> recentChats, int position, int availableAgents)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(position, 1);
        if (recentChats.IsDefaultOrEmpty || availableAgents < 1) return null;
        // Clocks of different machines wrote the times: less than nothing counts as nothing.
        var averageSeconds = recentChats.Average(chat => Math.Max(0, chat.TotalSeconds));
        return (long)Math.Min(long.MaxValue / 2, Math.Ceiling(averageSeconds * position / availableAgents));
    }
}
