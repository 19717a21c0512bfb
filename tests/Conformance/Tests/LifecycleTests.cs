namespace ContactCenter.Conformance;

/// <summary>Activation on demand, and every way an activation ends.</summary>
public sealed class LifecycleTests(RuntimeFixture runtime) : ConformanceTests(runtime)
{
    [Fact]
    public async Task Reference_uncalled_activates_nothing()
    {
        var grain = Client.GetGrain<ILifecycleGrain>(NewKey());

        Assert.Empty(Probe.Notes(grain.GetPrimaryKeyString()));
        Assert.Equal(1, await grain.ActivationAsync());
        Assert.Equal(["start"], Probe.Notes(grain.GetPrimaryKeyString()));
    }

    [Fact]
    public async Task First_calls_together_share_one_activation()
    {
        var key = NewKey();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Client.GetGrain<ILifecycleGrain>(key).ActivationAsync()));

        Assert.All(answers, activation => Assert.Equal(1, activation));
    }

    [Fact]
    public async Task Activation_that_fails_fails_its_callers_and_is_tried_again_by_the_next()
    {
        var key = NewKey();
        var grain = Client.GetGrain<IFragileGrain>(key);

        var first = await Assert.ThrowsAnyAsync<Exception>(grain.PingAsync);
        Assert.Contains("Not repaired yet", first.ToString(), StringComparison.Ordinal);
        Probe.Signal($"{key} repaired");
        await grain.PingAsync();
    }

    [Fact]
    public async Task Idle_activation_collected_is_replaced_by_the_next_call()
    {
        var key = NewKey();
        var grain = Client.GetGrain<ILifecycleGrain>(key);
        await grain.ActivationAsync();

        await Runtime.CollectIdleAsync(Probe.Reached($"{key} ended 1"));

        Assert.Equal(2, await grain.ActivationAsync());
        Assert.Equal(["start", "end ActivationIdle", "start"], Probe.Notes(key));
    }

    [Fact]
    public async Task DeactivateOnIdle_lets_the_call_answer_and_replaces_the_activation()
    {
        var key = NewKey();
        var grain = Client.GetGrain<ILifecycleGrain>(key);

        Assert.Equal(1, await grain.LeaveAsync());
        Assert.Equal(2, await grain.ActivationAsync());
        Assert.Equal(["start", "end ApplicationRequested", "start"], Probe.Notes(key));
    }

    [Fact]
    public async Task Call_during_deactivation_goes_to_the_next_activation_after_the_old_has_ended()
    {
        var key = NewKey();
        var grain = Client.GetGrain<ILifecycleGrain>(key);
        await grain.LeaveSlowlyAsync();
        await Runtime.UntilAsync(Probe.Reached($"{key} ending"));

        var call = grain.ActivationAsync();
        // An answer from another grain: time for a wrong activation to have started.
        await Client.GetGrain<ILifecycleGrain>(NewKey()).ActivationAsync();
        Assert.Equal(["start"], Probe.Notes(key));
        Probe.Signal($"{key} end");

        Assert.Equal(2, await call);
        Assert.Equal(["start", "end ApplicationRequested", "start"], Probe.Notes(key));
    }

    [Fact]
    public async Task Calls_racing_with_deactivation_are_all_answered()
    {
        var grain = Client.GetGrain<ILifecycleGrain>(NewKey());

        for (var round = 0; round < 50; round++)
        {
            var calls = Enumerable.Range(0, 10).Select(n => n == 3 ? grain.LeaveAsync() : grain.ActivationAsync()).ToArray();
            await Runtime.UntilAsync(Task.WhenAll(calls));
        }
    }
}
