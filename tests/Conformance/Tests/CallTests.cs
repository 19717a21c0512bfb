namespace ContactCenter.Conformance;

/// <summary>The context and the exceptions of calls between grains.</summary>
public sealed class CallTests(RuntimeFixture runtime) : ConformanceTests(runtime)
{
    [Fact]
    public async Task RequestContext_flows_through_grains_and_changes_do_not_flow_back()
    {
        RequestContext.Set("who", "alice");
        var (first, second) = (Client.GetGrain<IContextGrain>(NewKey()), NewKey());

        Assert.Equal("alice", await first.GetAsync("who"));
        Assert.Equal("alice", await first.GetThroughAsync(second, "who", null));
        Assert.Equal("bob", await first.GetThroughAsync(second, "who", "bob"));
        Assert.Equal("alice", RequestContext.Get("who"));
        Assert.Null(await first.GetAsync("where"));

        Assert.True(RequestContext.Remove("who"));
        Assert.Null(await first.GetAsync("who"));
    }

    [Fact]
    public async Task Exception_of_our_own_type_arrives_as_it_is()
    {
        var grain = Client.GetGrain<IContextGrain>(NewKey());

        var thrown = await Assert.ThrowsAsync<ShopClosedException>(grain.ThrowAsync);
        Assert.Equal(("Closed until nine.", 9), (thrown.Message, thrown.OpensAtHour));
        thrown = await Assert.ThrowsAsync<ShopClosedException>(grain.ThrowAfterAwaitAsync);
        Assert.Equal(10, thrown.OpensAtHour);
    }

    [Fact]
    public async Task Filter_of_a_grain_sees_each_call_and_leaves_its_outcome()
    {
        var key = NewKey();
        var grain = Client.GetGrain<IFilterGrain>(key);

        Assert.Equal(5, await grain.AddAsync(2, 3));
        await Assert.ThrowsAsync<InvalidOperationException>(grain.FailAsync);

        Assert.Equal(["before", "add", "after", "before", "after"], Probe.Notes(key));
    }

    [Fact]
    public async Task Call_unanswered_in_time_fails_for_the_caller_and_goes_on()
    {
        var key = NewKey();
        var grain = Client.GetGrain<ITurnsGrain>(key);
        string gate;

        // A call that is late before it reaches the grain is dropped: then another one is made.
        do
        {
            gate = Probe.NewKey("gate");
            await Assert.ThrowsAsync<TimeoutException>(() => Runtime.UntilAsync(grain.HoldBrieflyAsync(gate)));
            Probe.Signal(gate);
        }
        while (!Probe.Reached($"{gate} in").IsCompleted);

        await grain.NoteAsync("next");
        Assert.Equal([$"{gate} in", $"{gate} out", "next"], Probe.Notes(key)[^3..]);
    }

    [Fact]
    public async Task Call_cancelled_fails_for_the_caller()
    {
        var gate = Probe.NewKey("gate");
        var grain = Client.GetGrain<ITurnsGrain>(NewKey());
        using var cancellation = new CancellationTokenSource();

        var call = grain.HoldCancellableAsync(gate, cancellation.Token);
        await Runtime.UntilAsync(Probe.Reached($"{gate} in"));
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await grain.NoteAsync("the grain is free again");
    }

    [Fact]
    public async Task Call_cycle_fails()
    {
        var (a, b) = (NewKey(), NewKey());

        var failure = await Record.ExceptionAsync(() => Runtime.UntilAsync(Client.GetGrain<IPathGrain>(a).WalkAsync([b, a])));

        Assert.NotNull(failure);
    }

    [Fact]
    public async Task Call_to_itself_fails()
    {
        var a = NewKey();

        Assert.NotNull(await Record.ExceptionAsync(() => Runtime.UntilAsync(Client.GetGrain<IPathGrain>(a).WalkAsync([a]))));
    }

    [Fact]
    public async Task Call_cycle_behind_the_first_grain_fails()
    {
        var (a, b, c) = (NewKey(), NewKey(), NewKey());

        Assert.NotNull(await Record.ExceptionAsync(() => Runtime.UntilAsync(Client.GetGrain<IPathGrain>(a).WalkAsync([b, c, b]))));
    }

    [Fact]
    public async Task Call_cycle_within_AllowCallChainReentrancy_succeeds()
    {
        var (a, b) = (NewKey(), NewKey());

        Assert.Equal(3, await Client.GetGrain<IPathGrain>(a).WalkReentrantlyAsync([b, a, a]));
    }

    [Fact]
    public async Task Call_cycle_through_AllowCallChainReentrancy_of_another_grain_fails()
    {
        var (a, b) = (NewKey(), NewKey());

        Assert.NotNull(await Record.ExceptionAsync(
            () => Runtime.UntilAsync(Client.GetGrain<IPathGrain>(a).WalkReentrantlyAsync([b, a, b]))));
    }

    [Fact]
    public async Task Call_cycle_of_AlwaysInterleave_succeeds()
    {
        var (a, b) = (NewKey(), NewKey());

        Assert.Equal(3, await Client.GetGrain<IPathGrain>(a).WalkInterleavedAsync([b, a, b]));
    }

    [Fact]
    public async Task Call_cycle_over_a_OneWay_call_succeeds()
    {
        var (a, b, done) = (NewKey(), NewKey(), Probe.NewKey("done"));

        await Client.GetGrain<IPathGrain>(a).SendAsync([b, a], done);

        await Runtime.UntilAsync(Probe.Reached(done));
    }

    [Fact]
    public async Task Path_that_visits_no_grain_twice_succeeds() =>
        Assert.Equal(20, await Client.GetGrain<IPathGrain>(NewKey()).WalkAsync([.. Enumerable.Range(0, 20).Select(_ => NewKey())]));
}
