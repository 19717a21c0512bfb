using System.Collections.Immutable;
using ContactCenter.Agents;
using ContactCenter.Conversations;
using ContactCenter.Errors;
using ContactCenter.Listing;
using ContactCenter.Routing;

namespace ContactCenter.Tests.Routing;

/// <summary>The offers that a queue may make while other offers are on their way.</summary>
public sealed class QueueOffersTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly QueueOffers _offers = new();

    [Fact]
    public void Agent_is_as_busy_as_if_it_accepted_what_is_on_its_way()
    {
        Begin("room-1", "ann");
        Assert.Equal(["bob 0", "ann 1"], Free(capacity: 2));
        Begin("room-2", "ann");
        Assert.Equal(["bob 0"], Free(capacity: 2));
    }

    [Fact]
    public void Offer_under_way_when_agents_were_read_counts_though_it_has_ended()
    {
        var offer = Begin("room-1", "ann");
        var atRead = _offers.UnderWay;
        _offers.End(offer, null);
        Assert.Equal(["bob 0"], Free(capacity: 1, atRead));
        Assert.Equal(["room-2"], Open(["room-1", "room-2"], atRead));
        Assert.Equal(["ann 0", "bob 0"], Free(capacity: 1));
    }

    [Fact]
    public void Agent_who_refused_is_asked_again_after_a_change_and_the_decision_says_so()
    {
        _offers.End(Begin("room-1", "ann"), AgentErrors.AtCapacity);
        Assert.Equal(["bob 0"], Free(capacity: 1));
        Assert.Equal(["room-1"], Open(["room-1"]));
        Assert.Equal(("ann", AgentErrors.AtCapacity), Assert.Single(_offers.RefusalsOf("room-1").Select(one => (one.Agent.UserId, one.Error))));
        _offers.ForgetRefusals();
        Assert.Equal(["ann 0", "bob 0"], Free(capacity: 1));
    }

    [Fact]
    public void Conversation_that_is_for_nobody_holds_nobody_up_and_says_nothing_about_the_agent()
    {
        _offers.End(Begin("room-1", "ann"), ConversationErrors.UnverifiedContact);
        Assert.Equal(["ann 0", "bob 0"], Free(capacity: 1));
        Assert.Equal(["room-2"], Open(["room-1", "room-2"]));
        _offers.ForgetRefusals();
        Assert.Equal(["room-1", "room-2"], Open(["room-1", "room-2"]));
    }

    [Fact]
    public void Conversation_that_is_on_its_way_is_not_offered_again()
    {
        var offer = Begin("room-1", "ann");
        Assert.Equal(["room-2"], Open(["room-1", "room-2"]));
        _offers.End(offer, CommonErrors.Unavailable);
        Assert.Equal(["room-1", "room-2"], Open(["room-1", "room-2"]));
        Assert.Equal(0, _offers.Count);
    }

    [Fact]
    public void Refusals_go_with_the_conversation()
    {
        _offers.End(Begin("room-1", "ann"), AgentErrors.AtCapacity);
        _offers.End(Begin("room-2", "bob"), AgentErrors.AtCapacity);
        Open(["room-2"]);
        Assert.Empty(_offers.RefusalsOf("room-1"));
        _offers.End(Begin("room-2", "ann"), null);
        Assert.Empty(_offers.RefusalsOf("room-2"));
    }

    private QueueOffer Begin(string roomId, string agentId)
    {
        var comparison = Comparison(null);
        var (conversation, agent) = (Waiting(roomId), Agent(agentId));
        var offer = new QueueOffer(conversation, agent, RoutingDecisions.Of(conversation, agent, [], new CandidateList([], comparison)), Noon);
        _offers.Begin(offer);
        return offer;
    }

    private List<string> Free(int capacity, IReadOnlyList<QueueOffer>? atRead = null) =>
    [
        .. _offers.Candidates([Agent("ann"), Agent("bob")], Comparison(capacity), atRead ?? []).Free.Select(agent => $"{agent.UserId} {agent.Serving}"),
    ];

    private IEnumerable<string> Open(string[] roomIds, IReadOnlyList<QueueOffer>? atRead = null) =>
        _offers.Open([.. roomIds.Select(Waiting)], atRead ?? []).Select(conversation => conversation.RoomId);

    private static CandidateComparison Comparison(int? capacity) => new(RoutingMethods.Auto, capacity, ImmutableDictionary<string, int>.Empty);

    private static WaitingConversation Waiting(string roomId) => new(roomId, null, Noon);

    private static AgentCandidate Agent(string userId) => new(userId, 0, null, null) { Username = userId };
}
