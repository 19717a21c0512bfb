using System.Collections.Immutable;
using ContactCenter.Listing;

namespace ContactCenter.Routing;

/// <summary>Compares the agents of one queue in one round.</summary>
/// <param name="Method">One of <see cref="RoutingMethods"/>.</param>
/// <param name="DefaultCapacity">The limit of agents without one of their own; null = none.</param>
/// <param name="Orders">The agents' places in the department; an agent that is not in it has 0.</param>
/// <param name="BySkills">Whether an agent must have every tag of a conversation as a skill.</param>
internal sealed record CandidateComparison(string Method, int? DefaultCapacity, ImmutableDictionary<string, int> Orders, bool BySkills = false)
{
    /// <summary>Free agents that are bots, when bots come first: they take new conversations and none that they have handed over to people.</summary>
    public ImmutableHashSet<string> BotIds { get; init; } = [];

    /// <summary>The number that the method compares first, smaller is better: conversations, or the time when the last one came.</summary>
    public long ScoreOf(AgentCandidate candidate) =>
        Method == RoutingMethods.LoadRotation ? candidate.LastAssignedAt?.UtcTicks ?? 0 : candidate.Serving;

    public int? CapacityOf(AgentCandidate candidate) => candidate.Capacity ?? DefaultCapacity;

    public bool Suits(AgentCandidate candidate, WaitingConversation conversation) =>
        !IsForPeople(candidate, conversation)
        && (!BySkills || conversation.Tags.All(tag => candidate.Skills.Contains(tag, StringComparer.OrdinalIgnoreCase)));

    /// <summary>Tells whether the candidate is a bot and the conversation is for people, because a bot handed it over or none was asked.</summary>
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

/// <summary>The free agents of one round, best first. It is only an estimate; the agent itself judges its capacity.</summary>
internal sealed class CandidateList(ImmutableArray<AgentCandidate> candidates, CandidateComparison comparison)
{
    private readonly SortedSet<AgentCandidate> _free = new(candidates, Comparer<AgentCandidate>.Create(comparison.Compare));

    public bool IsEmpty => _free.Count == 0;

    public CandidateComparison Comparison => comparison;

    /// <summary>The free agents, best first.</summary>
    public IEnumerable<AgentCandidate> Free => _free;

    /// <summary>
    /// Takes the best free agent for a conversation; it is not free any more until it is put back. The preferred agent comes first,
    /// whatever its skills; then the best one by the method; last the agent who had the conversation and did not answer. Null = there is
    /// none.
    /// </summary>
    public AgentCandidate? TakeBest(WaitingConversation conversation)
    {
        var best = Find(conversation.PreferredAgentId)
            ?? _free.FirstOrDefault(candidate => candidate.UserId != conversation.AvoidedAgentId && comparison.Suits(candidate, conversation))
            ?? (Find(conversation.AvoidedAgentId) is { } avoided && comparison.Suits(avoided, conversation) ? avoided : null);
        if (best is not null) _free.Remove(best);
        return best;
    }

    /// <summary>Takes the free agent of that id or user name; it is not free any more until it is put back. Null = there is none.</summary>
    public AgentCandidate? Take(ExternalChoice choice)
    {
        var chosen = Find(choice.AgentId)
            ?? _free.FirstOrDefault(candidate => choice.AgentId is null && candidate.Username == choice.Username);
        if (chosen is not null) _free.Remove(chosen);
        return chosen;
    }

    /// <summary>Makes the agent free again, unless it is full now.</summary>
    public void PutBack(AgentCandidate candidate)
    {
        if (comparison.CapacityOf(candidate) is { } capacity && candidate.Serving >= capacity) return;
        _free.Add(candidate);
    }

    private AgentCandidate? Find(string? agentId) => agentId is null ? null : _free.FirstOrDefault(candidate => candidate.UserId == agentId);
}
