using ContactCenter.Routing;

namespace ContactCenter.Tests;

public sealed class WaitingEstimateTests
{
    [Theory]
    [InlineData(1, 1, 120L)]
    [InlineData(3, 1, 360L)]
    [InlineData(3, 2, 180L)]
    [InlineData(1, 7, 18L)]
    public void The_average_time_is_shared_by_the_agents(int position, int agents, long seconds) => Assert.Equal(
        seconds, WaitingEstimate.Seconds([TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(180)], position, agents));

    [Fact]
    public void Without_chats_or_agents_nothing_is_known()
    {
        Assert.Null(WaitingEstimate.Seconds([], 1, 1));
        Assert.Null(WaitingEstimate.Seconds(default, 1, 1));
        Assert.Null(WaitingEstimate.Seconds([TimeSpan.FromMinutes(1)], 1, 0));
    }

    [Fact]
    public void A_chat_that_ended_before_it_began_took_no_time() =>
        Assert.Equal(30, WaitingEstimate.Seconds([TimeSpan.FromSeconds(-10), TimeSpan.FromSeconds(60)], 1, 1));

    [Fact]
    public void Places_begin_at_one() => Assert.Throws<ArgumentOutOfRangeException>(() => WaitingEstimate.Seconds([TimeSpan.Zero], 0, 1));
}
