namespace ContactCenter.Conformance;

/// <summary>Grain timers: when they fire, what they keep waiting, and when they end.</summary>
public sealed class TimerTests(RuntimeFixture runtime) : ConformanceTests(runtime)
{
    [Fact]
    public async Task Timer_fires_again_and_again()
    {
        var key = NewKey();
        await Client.GetGrain<ITimersGrain>(key).StartAsync();

        await Runtime.UntilAsync(Probe.Reached($"{key} tick 5"));
    }

    [Fact]
    public async Task Timer_without_period_fires_once()
    {
        var (key, other) = (NewKey(), NewKey());
        await Client.GetGrain<ITimersGrain>(key).StartOnceAsync();
        await Runtime.UntilAsync(Probe.Reached($"{key} tick 1"));

        await PassTicksAsync(other);

        Assert.Equal(["tick"], Probe.Notes(key));
    }

    [Fact]
    public async Task Timer_changed_fires_when_it_was_changed_to()
    {
        var key = NewKey();
        await Client.GetGrain<ITimersGrain>(key).StartIdleThenChangeAsync();

        await Runtime.UntilAsync(Probe.Reached($"{key} tick 1"));
    }

    [Fact]
    public async Task Timer_callback_that_fails_is_followed_by_the_next()
    {
        var key = NewKey();
        await Client.GetGrain<ITimersGrain>(key).StartFailingAsync();

        await Runtime.UntilAsync(Probe.Reached($"{key} tick 3"));
    }

    [Fact]
    public async Task Timer_callback_keeps_calls_and_its_next_tick_waiting()
    {
        var (key, gate) = (NewKey(), Probe.NewKey("gate"));
        var grain = Client.GetGrain<ITimersGrain>(key);
        await grain.StartHoldingAsync(gate, interleave: false);
        await Runtime.UntilAsync(Probe.Reached($"{gate} in"));

        var call = grain.NoteAsync("call");
        await grain.InterleaveAsync();
        await PassTicksAsync(NewKey());
        Assert.Equal(["tick"], Probe.Notes(key));
        Probe.Signal(gate);
        await call;

        Assert.Equal(["tick", "call"], Probe.Notes(key)[..2]);
    }

    [Fact]
    public async Task Timer_that_interleaves_lets_calls_run()
    {
        var (key, gate) = (NewKey(), Probe.NewKey("gate"));
        var grain = Client.GetGrain<ITimersGrain>(key);
        await grain.StartHoldingAsync(gate, interleave: true);
        await Runtime.UntilAsync(Probe.Reached($"{gate} in"));

        await grain.NoteAsync("call");
        Assert.Equal(["tick", "call"], Probe.Notes(key));
        Probe.Signal(gate);
    }

    [Fact]
    public async Task Timer_disposed_fires_no_more()
    {
        var key = NewKey();
        await Client.GetGrain<ITimersGrain>(key).StartSelfDisposingAsync();

        await Runtime.UntilAsync(Probe.Reached($"{key} tick 5"));

        Assert.Single(Probe.Notes(key), "disposed");
    }

    [Fact]
    public async Task Timer_ends_with_its_activation()
    {
        var key = NewKey();
        var grain = Client.GetGrain<ITimersGrain>(key);
        await grain.StartAsync();
        await Runtime.UntilAsync(Probe.Reached($"{key} tick 1"));

        await grain.LeaveAsync();
        await Runtime.UntilAsync(Probe.Reached($"{key} ended"));
        var ticks = Probe.Notes(key).Length;
        await PassTicksAsync(NewKey());

        Assert.Equal(ticks, Probe.Notes(key).Length);
    }

    /// <summary>Time for five ticks, seen by another grain's timer.</summary>
    private async Task PassTicksAsync(string other)
    {
        await Client.GetGrain<ITimersGrain>(other).StartAsync();
        await Runtime.UntilAsync(Probe.Reached($"{other} tick 5"));
        await Client.GetGrain<ITimersGrain>(other).LeaveAsync();
    }
}
