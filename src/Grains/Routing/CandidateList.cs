using System.Collections.Immutable;
using ContactCenter.Directory;

namespace ContactCenter.Routing;

/// <summary>How the agents of one queue compare in one round.</summary>
/// <param name="Method">One of <see cref="RoutingMethods"/>.</param>
/// <param name="DefaultCapacity">For agents without a limit of their own; null = none.</param>
/// <param name="Orders">The agents' places in the department; who is not there has 0.</param>
/// <param name="BySkills">Only agents who have every tag of a conversation as a skill come into question.</param>
public sealed record CandidateComparison(string Method, int? DefaultCapacity, ImmutableDictionary<string, int> Orders, bool BySkills = false)
{
    /// <summary>Free agents that are bots, where bots are first: they take what is new and leave to people what they handed over.</summary>
    public ImmutableHashSet<string> BotIds { get; init; } = [];

    /// <summary>What the method compares first, smaller is better: conversations, or when the last one came.</summary>
    public long ScoreOf(AgentCandidate candidate) =>
        Method == RoutingMethods.LoadRotation ? candidate.LastAssignedAt?.UtcTicks ?? 0 : candidate.Serving;

    public int? CapacityOf(AgentCandidate candidate) => candidate.Capacity ?? DefaultCapacity;

    public bool Suits(AgentCandidate candidate, WaitingConversation conversation) =>
        !IsForPeople(candidate, conversation)
        && (!BySkills || conversation.Tags.All(tag => candidate.Skills.Contains(tag, StringComparer.OrdinalIgnoreCase)));

    /// <summary>The candidate is a bot, and bots are done with the conversation or were never asked.</summary>
    public bool IsForPeople(AgentCandidate candidate, WaitingConversation conversation) =>
        BotIds.Contains(candidate.UserId) && !(conversation.PreferredAgentId is { } preferred && BotIds.Contains(preferred));

    public int Compare(AgentCandidate? left, AgentCandidate? right)
    {
        var (a, b) = (left!, right!);
        var byScore = ScoreOf(a).CompareTo(ScoreOf(b));
        if (byScore != 0) return byScore;
        var byOrder = Method == RoutingMethods.Auto ? OrderOf(a).CompareTo(OrderOf(b)) : 0;
        if (byOrder != 0) return byOrder;
        var byRest = Nullable.Compare(a.LastAssignedAt, b.LastAssignedAt);
        return byRest != 0 ? byRest : string.CompareOrdinal(a.UserId, b.UserId);
    }

    private int OrderOf(AgentCandidate candidate) => Orders.GetValueOrDefault(candidate.UserId);
}

/// <summary>The free agents of one round, best first. Only an estimate; the agent itself judges its capacity.</summary>
public sealed class CandidateList(ImmutableArray<AgentCandidate> candidates, CandidateComparison comparison)
{
    private readonly SortedSet<AgentCandidate> _free = new(candidates, Comparer<AgentCandidate>.Create(comparison.Compare));

    public bool IsEmpty => _free.Count == 0;

    public CandidateComparison Comparison => comparison;

    /// <summary>Best first.</summary>
    public IEnumerable<AgentCandidate> Free => _free;

    /// <summary>
    /// The best free agent for a conversation, which is not free any more until it is put back: who is preferred, whatever it can do; then
    /// by the method; last, who had it and did not answer. Null = there is none.
    /// </summary>
    public AgentCandidate? TakeBest(WaitingConversation conversation)
    {
        var best = Find(conversation.PreferredAgentId)
            ?? _free.FirstOrDefault(candidate => candidate.UserId != conversation.AvoidedAgentId && comparison.Suits(candidate, conversation))
            ?? (Find(conversation.AvoidedAgentId) is { } avoided && comparison.Suits(avoided, conversation) ? avoided : null);
        if (best is not null) _free.Remove(best);
        return best;
    }

    /// <summary>The free agent of that id or user name, which is not free any more until it is put back.</summary>
    public AgentCandidate? Take(ExternalChoice choice)
    {
        var chosen = Find(choice.AgentId)
            ?? _free.FirstOrDefault(candidate => choice.AgentId is null && candidate.Username == choice.Username);
        if (chosen is not null) _free.Remove(chosen);
        return chosen;
    }

    /// <summary>The agent is free again, unless it is full now.</summary>
    public void PutBack(AgentCandidate candidate)
    {
        if (comparison.CapacityOf(candidate) is { } capacity && candidate.Serving >= capacity) return;
        _free.Add(candidate);
    }

    private AgentCandidate? Find(string? agentId) => agentId is null ? null : _free.FirstOrDefault(candidate => candidate.UserId == agentId);
}
