using ContactCenter.Directory;
using ContactCenter.Routing;

namespace ContactCenter.Tests.Routing;

public class CandidateListTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Agent_with_the_fewest_conversations_comes_first()
    {
        var list = List(null, Agent("ann", 2), Agent("bob", 1));
        Assert.Equal("bob", list.TakeBest()!.UserId);
    }

    [Fact]
    public void Equally_busy_agents_take_turns_by_their_last_assignment()
    {
        var list = List(null, Agent("ann", 1, Noon), Agent("bob", 1, Noon.AddMinutes(-1)), Agent("cem", 1));
        Assert.Equal(["cem", "bob", "ann"], new[] { list.TakeBest(), list.TakeBest(), list.TakeBest() }.Select(a => a!.UserId));
        Assert.Null(list.TakeBest());
    }

    [Theory]
    [InlineData(null, 3, true)]
    [InlineData(5, 4, true)]
    [InlineData(5, 5, false)]
    public void Agent_is_free_again_until_the_default_capacity(int? defaultCapacity, int serving, bool isFree)
    {
        var list = List(defaultCapacity);
        list.PutBack(Agent("ann", serving));
        Assert.Equal(isFree, !list.IsEmpty);
    }

    [Fact]
    public void Capacity_of_the_agent_goes_before_the_default()
    {
        var list = List(10);
        list.PutBack(Agent("ann", 2) with { Capacity = 2 });
        Assert.True(list.IsEmpty);
    }

    private static CandidateList List(int? defaultCapacity, params AgentCandidate[] agents) => new([.. agents], defaultCapacity);

    private static AgentCandidate Agent(string id, int serving, DateTimeOffset? last = null) => new(id, serving, null, last);
}
