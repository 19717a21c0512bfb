using System.Collections.Immutable;
using ContactCenter.Agents;
using ContactCenter.Conversations;
using ContactCenter.Listing;
using ContactCenter.Routing;

namespace ContactCenter.Tests.Routing;

public class CandidateListTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly WaitingConversation Anybody = new("room", null, Noon);

    [Fact]
    public void Agent_with_the_fewest_conversations_comes_first()
    {
        var list = List(null, Agent("ann", 2), Agent("bob", 1));
        Assert.Equal("bob", list.TakeBest(Anybody)!.UserId);
    }

    [Fact]
    public void Equally_busy_agents_take_turns_by_their_last_assignment()
    {
        var list = List(null, Agent("ann", 1, Noon), Agent("bob", 1, Noon.AddMinutes(-1)), Agent("cem", 1));
        Assert.Equal(["cem", "bob", "ann"], new[] { list.TakeBest(Anybody), list.TakeBest(Anybody), list.TakeBest(Anybody) }.Select(a => a!.UserId));
        Assert.Null(list.TakeBest(Anybody));
    }

    [Theory]
    [InlineData(RoutingMethods.Auto, "bob")]
    [InlineData(RoutingMethods.LoadBalancing, "ann")]
    public void Order_in_the_department_breaks_ties_of_auto_selection_alone(string method, string expected)
    {
        var orders = new Dictionary<string, int> { ["ann"] = 2, ["bob"] = 1 }.ToImmutableDictionary();
        var list = new CandidateList([Agent("ann", 1), Agent("bob", 1, Noon)], new CandidateComparison(method, null, orders));
        Assert.Equal(expected, list.TakeBest(Anybody)!.UserId);
    }

    [Fact]
    public void Rotation_asks_who_has_waited_longest_however_busy()
    {
        var list = List(RoutingMethods.LoadRotation, Agent("ann", 0, Noon), Agent("bob", 5, Noon.AddMinutes(-1)), Agent("cem", 9));
        Assert.Equal(["cem", "bob", "ann"], new[] { list.TakeBest(Anybody), list.TakeBest(Anybody), list.TakeBest(Anybody) }.Select(a => a!.UserId));
    }

    [Fact]
    public void Preferred_agent_goes_before_the_method_and_before_skills()
    {
        var list = Skilled(Agent("ann", 0), Agent("bob", 5));
        Assert.Equal("bob", list.TakeBest(Anybody with { PreferredAgentId = "bob", Tags = ["billing"] })!.UserId);
    }

    [Fact]
    public void Preferred_agent_who_is_not_free_holds_nobody_up() =>
        Assert.Equal("ann", List(null, Agent("ann", 0)).TakeBest(Anybody with { PreferredAgentId = "bob" })!.UserId);

    [Fact]
    public void Agent_who_did_not_answer_is_asked_last()
    {
        var list = List(null, Agent("ann", 0), Agent("bob", 5));
        var back = Anybody with { AvoidedAgentId = "ann" };
        Assert.Equal(["bob", "ann"], new[] { list.TakeBest(back), list.TakeBest(back) }.Select(a => a!.UserId));
    }

    [Fact]
    public void By_skills_only_who_has_every_tag_comes_into_question()
    {
        var list = Skilled(
            Agent("ann", 0) with { Skills = ["billing"] }, Agent("bob", 5) with { Skills = ["Billing", "german"] }, Agent("cem", 1));
        var conversation = Anybody with { Tags = ["billing", "German"] };
        Assert.Equal("bob", list.TakeBest(conversation)!.UserId);
        Assert.Null(list.TakeBest(conversation));
        Assert.Equal("ann", list.TakeBest(Anybody)!.UserId);
    }

    [Fact]
    public void Bot_takes_what_is_new_and_leaves_to_people_what_bots_handed_over()
    {
        AgentCandidate[] agents = [Agent("bot-a", 0), Agent("bot-b", 1), Agent("ann", 5)];
        var comparison = new CandidateComparison(RoutingMethods.Auto, null, ImmutableDictionary<string, int>.Empty) { BotIds = ["bot-a", "bot-b", "bot-c"] };

        Assert.Equal("bot-b", new CandidateList([.. agents], comparison).TakeBest(Anybody with { PreferredAgentId = "bot-b" })!.UserId);
        Assert.Equal("bot-a", new CandidateList([.. agents], comparison).TakeBest(Anybody with { PreferredAgentId = "bot-c" })!.UserId);
        var list = new CandidateList([.. agents], comparison);
        var handedOver = Anybody with { AvoidedAgentId = "bot-a" };
        var chosen = list.TakeBest(handedOver)!;
        Assert.Equal("ann", chosen.UserId);
        Assert.All(
            RoutingDecisions.Of(handedOver, chosen, [], list).Candidates.Skip(1),
            bot => Assert.Equal((RoutingOutcomes.ForPeople, null), (bot.Outcome, bot.Score)));
        Assert.Null(list.TakeBest(handedOver));
    }

    [Theory]
    [InlineData("bob", null, "bob")]
    [InlineData(null, "name of bob", "bob")]
    [InlineData("nobody", "name of bob", null)]
    public void Outside_choice_is_taken_by_id_or_by_name(string? id, string? name, string? expected)
    {
        var list = List(RoutingMethods.External, Agent("ann", 0), Agent("bob", 5));
        Assert.Equal(expected, list.Take(new ExternalChoice(id, name))?.UserId);
    }

    [Theory]
    [InlineData(null, 3, true)]
    [InlineData(5, 4, true)]
    [InlineData(5, 5, false)]
    public void Agent_is_free_again_until_the_default_capacity(int? defaultCapacity, int serving, bool isFree)
    {
        var list = new CandidateList([], new CandidateComparison(RoutingMethods.Auto, defaultCapacity, ImmutableDictionary<string, int>.Empty));
        list.PutBack(Agent("ann", serving));
        Assert.Equal(isFree, !list.IsEmpty);
    }

    [Fact]
    public void Capacity_of_the_agent_goes_before_the_default()
    {
        var list = new CandidateList([], new CandidateComparison(RoutingMethods.Auto, 10, ImmutableDictionary<string, int>.Empty));
        list.PutBack(Agent("ann", 2) with { Capacity = 2 });
        Assert.True(list.IsEmpty);
    }

    [Fact]
    public void Decision_tells_who_was_asked_in_vain_who_was_chosen_and_who_was_passed_over()
    {
        var list = Skilled(
            Agent("ann", 0) with { Skills = ["billing"] }, Agent("bob", 1) with { Skills = ["billing"], Capacity = 3 },
            Agent("cem", 2) with { Skills = ["billing"] }, Agent("dea", 0));
        var conversation = Anybody with { Tags = ["billing"] };
        var (asked, chosen) = (list.TakeBest(conversation)!, list.TakeBest(conversation)!);
        var decision = RoutingDecisions.Of(conversation, chosen, [(asked, AgentErrors.AtCapacity)], list);
        Assert.Equal((RoutingMethods.Auto, RoutingReasons.FewestConversations), (decision.Method, decision.Reason));
        Assert.Equal(
            [
                ("ann", 0L, (int?)null, RoutingOutcomes.Full), ("bob", 1L, 3, RoutingOutcomes.Assigned),
                ("dea", (long?)null, null, RoutingOutcomes.SkillsMissing), ("cem", 2L, null, RoutingOutcomes.Behind),
            ],
            decision.Candidates.Select(one => (one.AgentId, one.Score, one.Capacity, one.Outcome)));
    }

    [Fact]
    public void Decision_keeps_the_chosen_one_among_ever_so_many()
    {
        var agents = Enumerable.Range(0, 50).Select(number => Agent($"agent-{number:D2}", number)).ToArray();
        var list = List(null, agents);
        var refused = Enumerable.Range(0, 20).Select(_ => (list.TakeBest(Anybody)!, ConversationErrors.NotServing)).ToList();
        var chosen = list.TakeBest(Anybody)!;
        var decision = RoutingDecisions.Of(Anybody, chosen, refused, list);
        Assert.Equal(RoutingDecision.CandidatesMax, decision.Candidates.Length);
        Assert.Contains(decision.Candidates, one => one.AgentId == chosen.UserId && one.Outcome == RoutingOutcomes.Assigned);
    }

    private static CandidateList List(string? method, params AgentCandidate[] agents) =>
        new([.. agents], new CandidateComparison(method ?? RoutingMethods.Auto, null, ImmutableDictionary<string, int>.Empty));

    private static CandidateList Skilled(params AgentCandidate[] agents) =>
        new([.. agents], new CandidateComparison(RoutingMethods.Auto, null, ImmutableDictionary<string, int>.Empty, BySkills: true));

    private static AgentCandidate Agent(string id, int serving, DateTimeOffset? last = null) =>
        new(id, serving, null, last) { Username = "name of " + id };
}
