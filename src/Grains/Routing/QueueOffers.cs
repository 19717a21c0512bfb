using System.Collections.Immutable;
using ContactCenter.Conversations;
using ContactCenter.Errors;
using ContactCenter.Listing;

namespace ContactCenter.Routing;

/// <summary>A conversation that was offered to an agent.</summary>
internal sealed record QueueOffer(WaitingConversation Conversation, AgentCandidate Candidate, RoutingDecision Decision, DateTimeOffset At);

/// <summary>The offers of a queue that are under way, and the refusals since something changed.</summary>
internal sealed class QueueOffers
{
    private readonly Dictionary<string, QueueOffer> _underWay = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableList<(AgentCandidate Agent, Error Error)>> _refusals = new(StringComparer.Ordinal);
    private readonly HashSet<string> _refusingAgents = new(StringComparer.Ordinal);
    private readonly HashSet<string> _refusedRooms = new(StringComparer.Ordinal);

    public int Count => _underWay.Count;

    public IReadOnlyList<QueueOffer> UnderWay => [.. _underWay.Values];

    /// <summary>Forgets who refused, because something has changed: they may be asked again.</summary>
    public void ForgetRefusals()
    {
        _refusingAgents.Clear();
        _refusedRooms.Clear();
    }

    public void Begin(QueueOffer offer) => _underWay.Add(offer.Conversation.RoomId, offer);

    /// <param name="error">The refusal; null = the agent has the conversation.</param>
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

    /// <summary>The agents who were asked before, with their refusals.</summary>
    public ImmutableList<(AgentCandidate Agent, Error Error)> RefusalsOf(string roomId) => _refusals.GetValueOrDefault(roomId, []);

    /// <summary>The agents who may get an offer, as if every agent accepted the offers that are under way to it.</summary>
    /// <param name="atRead">The offers that were under way when the agents were read. Some may be counted in the rows already, and so count twice.</param>
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

    /// <summary>The conversations that may be offered, in their order.</summary>
    public IReadOnlyList<WaitingConversation> Open(ImmutableArray<WaitingConversation> read, IReadOnlyList<QueueOffer> atRead)
    {
        var waiting = read.Select(conversation => conversation.RoomId).ToHashSet(StringComparer.Ordinal);
        foreach (var roomId in _refusals.Keys.Where(roomId => !waiting.Contains(roomId)).ToList()) _refusals.Remove(roomId);
        var held = Held(atRead).Select(offer => offer.Conversation.RoomId).ToHashSet(StringComparer.Ordinal);
        return [.. read.Where(conversation => !held.Contains(conversation.RoomId) && !_refusedRooms.Contains(conversation.RoomId))];
    }

    /// <summary>Tells whether the error says nothing about the agent: the conversation is taken, over, or its contact is unknown or unverified.</summary>
    public static bool IsNotForAnybody(Error error) =>
        error == ConversationErrors.InquiryTaken || error == ConversationErrors.InquiryNotFound
        || error == ConversationErrors.UnknownContact || error == ConversationErrors.UnverifiedContact;

    private IEnumerable<QueueOffer> Held(IReadOnlyList<QueueOffer> atRead) => atRead.Concat(_underWay.Values).Distinct();
}
