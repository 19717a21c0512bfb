namespace ContactCenter.Conformance;

/// <summary>Turns of one activation: the calls that may run while another is running, and their order.</summary>
public sealed class TurnTests(RuntimeFixture runtime) : ConformanceTests(runtime)
{
    [Fact]
    public async Task Calls_of_one_caller_arrive_in_order_when_each_is_awaited()
    {
        var key = NewKey();
        var grain = Client.GetGrain<ITurnsGrain>(key);

        for (var n = 0; n < 50; n++)
            await grain.NoteAsync($"{n}");

        Assert.Equal(Enumerable.Range(0, 50).Select(n => $"{n}"), Probe.Notes(key));
    }

    [Fact]
    public async Task Calls_of_one_caller_not_awaited_all_arrive()
    {
        var key = NewKey();
        var grain = Client.GetGrain<ITurnsGrain>(key);

        await Task.WhenAll(Enumerable.Range(0, 200).Select(n => grain.NoteAsync($"{n}")).ToArray());

        // Orleans does not promise an order here, and does not keep one.
        Assert.Equal(Enumerable.Range(0, 200), Probe.Notes(key).Select(int.Parse).Order());
    }

    [Fact]
    public async Task Running_call_keeps_the_next_waiting_also_while_it_awaits()
    {
        var (key, grain, gate) = await HeldAsync<ITurnsGrain>((grain, gate) => grain.HoldAsync(gate));

        var next = grain.NoteAsync("next");
        // Sent after it and answered: so the waiting call had its chance to start.
        await grain.InterleaveAsync("probe");
        Probe.Signal(gate);
        await next;

        Assert.Equal([$"{gate} in", "probe", $"{gate} out", "next"], Probe.Notes(key));
    }

    [Fact]
    public async Task Reentrant_class_runs_the_next_call_while_one_awaits()
    {
        var (key, grain, gate) = await HeldAsync<IReentrantGrain>((grain, gate) => grain.HoldAsync(gate));

        await grain.NoteAsync("next");
        Probe.Signal(gate);

        Assert.Equal([$"{gate} in", "next"], Probe.Notes(key)[..2]);
    }

    [Fact]
    public async Task Reentrant_class_runs_one_turn_at_a_time()
    {
        var grain = Client.GetGrain<IReentrantGrain>(NewKey());

        var overlaps = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => grain.OverlapsAsync(500)));

        Assert.Equal(0, overlaps.Sum());
    }

    [Fact]
    public async Task ReadOnly_call_interleaves_with_ReadOnly()
    {
        var (key, grain, gate) = await HeldAsync<ITurnsGrain>((grain, gate) => grain.HoldReadOnlyAsync(gate));

        await grain.NoteReadOnlyAsync("read");
        Probe.Signal(gate);

        Assert.Equal([$"{gate} in", "read"], Probe.Notes(key)[..2]);
    }

    [Fact]
    public async Task ReadOnly_call_overtakes_a_waiting_write_while_a_read_runs()
    {
        var (key, grain, gate) = await HeldAsync<ITurnsGrain>((grain, gate) => grain.HoldReadOnlyAsync(gate));

        var write = grain.NoteAsync("write");
        await grain.NoteReadOnlyAsync("read");
        Probe.Signal(gate);
        await write;

        Assert.Equal([$"{gate} in", "read", $"{gate} out", "write"], Probe.Notes(key));
    }

    [Fact]
    public async Task ReadOnly_call_waits_for_a_write()
    {
        var (key, grain, gate) = await HeldAsync<ITurnsGrain>((grain, gate) => grain.HoldAsync(gate));

        var read = grain.NoteReadOnlyAsync("read");
        await grain.InterleaveAsync("probe");
        Probe.Signal(gate);
        await read;

        Assert.Equal([$"{gate} in", "probe", $"{gate} out", "read"], Probe.Notes(key));
    }

    [Fact]
    public async Task OneWay_call_returns_before_it_has_run()
    {
        var key = NewKey();
        var gate = Probe.NewKey("gate");
        var grain = Client.GetGrain<ITurnsGrain>(key);

        await grain.HoldOneWayAsync(gate);
        await Runtime.UntilAsync(Probe.Reached($"{gate} in"));
        var next = grain.NoteAsync("next");
        Probe.Signal(gate);
        await next;

        Assert.Equal([$"{gate} in", $"{gate} out", "next"], Probe.Notes(key));
    }

    [Fact]
    public async Task OneWay_call_that_fails_is_not_heard_of()
    {
        var grain = Client.GetGrain<ITurnsGrain>(NewKey());
        var signal = Probe.NewKey("failed");

        await grain.FailOneWayAsync(signal);
        await Runtime.UntilAsync(Probe.Reached(signal));
        await grain.NoteAsync("alive");
    }

    [Fact]
    public async Task Code_after_an_await_runs_on_the_activations_scheduler() =>
        Assert.True(await Client.GetGrain<ITurnsGrain>(NewKey()).StaysOnItsSchedulerAsync());

    private async Task<(string Key, TGrain Grain, string Gate)> HeldAsync<TGrain>(Func<TGrain, string, Task> hold)
        where TGrain : IGrainWithStringKey
    {
        var key = NewKey();
        var gate = Probe.NewKey("gate");
        var grain = Client.GetGrain<TGrain>(key);
        _ = hold(grain, gate);
        await Runtime.UntilAsync(Probe.Reached($"{gate} in"));
        return (key, grain, gate);
    }
}
