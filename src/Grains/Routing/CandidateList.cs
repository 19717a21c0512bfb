using System.Collections.Immutable;
using ContactCenter.Directory;

namespace ContactCenter.Routing;

/// <summary>
/// The free agents of one round, best first: fewest conversations, then longest without a new one, then by id (contract §3.6). Only an
/// estimate; the agent itself judges its capacity.
/// </summary>
/// <param name="defaultCapacity">For agents without a capacity of their own; null = none.</param>
public sealed class CandidateList(ImmutableArray<AgentCandidate> candidates, int? defaultCapacity)
{
    private readonly SortedSet<AgentCandidate> _free = new(candidates, Comparer<AgentCandidate>.Create(Compare));

    public bool IsEmpty => _free.Count == 0;

    /// <summary>The best free agent, which is not free any more until it is put back; null = there is none.</summary>
    public AgentCandidate? TakeBest()
    {
        if (_free.Min is not { } best) return null;
        _free.Remove(best);
        return best;
    }

    /// <summary>The agent is free again, unless it is full now.</summary>
    public void PutBack(AgentCandidate candidate)
    {
        if ((candidate.Capacity ?? defaultCapacity) is { } capacity && candidate.Serving >= capacity) return;
        _free.Add(candidate);
    }

    private static int Compare(AgentCandidate? left, AgentCandidate? right)
    {
        var (a, b) = (left!, right!);
        var byLoad = a.Serving.CompareTo(b.Serving);
        if (byLoad != 0) return byLoad;
        var byRest = Nullable.Compare(a.LastAssignedAt, b.LastAssignedAt);
        return byRest != 0 ? byRest : string.CompareOrdinal(a.UserId, b.UserId);
    }
}
