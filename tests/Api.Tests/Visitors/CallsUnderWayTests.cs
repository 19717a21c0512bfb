using ContactCenter.Api.Visitors.Blocks;

namespace ContactCenter.Tests.Visitors;

public sealed class CallsUnderWayTests
{
    private readonly CallsUnderWay _calls = new();

    [Fact]
    public void Nothing_under_way_is_not_waited_for() => Assert.True(_calls.WaitAsync().IsCompleted);

    [Fact]
    public async Task Wait_ends_with_the_last_call_that_came_before_it_whatever_came_later()
    {
        var (first, second) = (_calls.Enter(), _calls.Enter());
        var wait = _calls.WaitAsync();
        var later = _calls.Enter();
        first.Dispose();
        Assert.False(wait.IsCompleted);
        second.Dispose();
        await wait;
        later.Dispose();
    }

    [Fact]
    public async Task Second_wait_also_waits_for_calls_from_before_the_first()
    {
        var first = _calls.Enter();
        var (one, two) = (_calls.WaitAsync(), _calls.WaitAsync());
        Assert.False(two.IsCompleted);
        first.Dispose();
        await Task.WhenAll(one, two);
    }
}
