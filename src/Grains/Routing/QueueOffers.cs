using System.Collections.Immutable;
using ContactCenter.Conversations;
using ContactCenter.Directory;
using ContactCenter.Errors;

namespace ContactCenter.Routing;

/// <summary>A conversation on its way to an agent.</summary>
public sealed record QueueOffer(WaitingConversation Conversation, AgentCandidate Candidate, RoutingDecision Decision, DateTimeOffset At);

/// <summary>What a queue has offered and not heard of yet, and what it was refused since something changed.</summary>
public sealed class QueueOffers
{
    private readonly Dictionary<string, QueueOffer> _underWay = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableList<(AgentCandidate Agent, Error Error)>> _refusals = new(StringComparer.Ordinal);
    private readonly HashSet<string> _refusingAgents = new(StringComparer.Ordinal);
    private readonly HashSet<string> _refusedRooms = new(StringComparer.Ordinal);

    public int Count => _underWay.Count;

    public IReadOnlyList<QueueOffer> UnderWay => [.. _underWay.Values];

    /// <summary>Whoever refused may be asked again: something has changed.</summary>
    public void ForgetRefusals()
    {
        _refusingAgents.Clear();
        _refusedRooms.Clear();
    }

    public void Begin(QueueOffer offer) => _underWay.Add(offer.Conversation.RoomId, offer);

    /// <param name="error">Null = the agent has it.</param>
    public void End(QueueOffer offer, Error? error)
    {
        var roomId = offer.Conversation.RoomId;
        _underWay.Remove(roomId);
        if (error is null)
        {
            _refusals.Remove(roomId);
        }
        else if (IsNotForAnybody(error))
        {
            _refusals.Remove(roomId);
            _refusedRooms.Add(roomId);
        }
        else
        {
            _refusingAgents.Add(offer.Candidate.UserId);
            _refusals[roomId] = RefusalsOf(roomId).Add((offer.Candidate, error));
        }
    }

    /// <summary>Who was asked before, and what it said.</summary>
    public ImmutableList<(AgentCandidate Agent, Error Error)> RefusalsOf(string roomId) => _refusals.GetValueOrDefault(roomId, []);

    /// <summary>Who may be offered something, as if every agent accepted what is on its way to it.</summary>
    /// <param name="atRead">What was under way when the agents were read: some of it may be counted there already, and counts twice.</param>
    public CandidateList Candidates(ImmutableArray<AgentCandidate> read, CandidateComparison comparison, IReadOnlyList<QueueOffer> atRead)
    {
        var held = Held(atRead).ToLookup(offer => offer.Candidate.UserId, StringComparer.Ordinal);
        var list = new CandidateList([], comparison);
        foreach (var agent in read.Where(agent => !_refusingAgents.Contains(agent.UserId)))
        {
            var offers = held[agent.UserId].ToList();
            list.PutBack(offers.Count == 0
                ? agent
                : agent with { Serving = agent.Serving + offers.Count, LastAssignedAt = offers.Max(offer => offer.At) });
        }

        return list;
    }

    /// <summary>What may be offered, in its order.</summary>
    public IReadOnlyList<WaitingConversation> Open(ImmutableArray<WaitingConversation> read, IReadOnlyList<QueueOffer> atRead)
    {
        var waiting = read.Select(conversation => conversation.RoomId).ToHashSet(StringComparer.Ordinal);
        foreach (var roomId in _refusals.Keys.Where(roomId => !waiting.Contains(roomId)).ToList()) _refusals.Remove(roomId);
        var held = Held(atRead).Select(offer => offer.Conversation.RoomId).ToHashSet(StringComparer.Ordinal);
        return [.. read.Where(conversation => !held.Contains(conversation.RoomId) && !_refusedRooms.Contains(conversation.RoomId))];
    }

    /// <summary>The conversation is taken, over, or waits for somebody to say who it is: that says nothing about the agent.</summary>
    public static bool IsNotForAnybody(Error error) =>
        error == ConversationErrors.InquiryTaken || error == ConversationErrors.InquiryNotFound
        || error == ConversationErrors.UnknownContact || error == ConversationErrors.UnverifiedContact;

    private IEnumerable<QueueOffer> Held(IReadOnlyList<QueueOffer> atRead) => atRead.Concat(_underWay.Values).Distinct();
}
