using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace ContactCenter.Conformance;

/// <summary>Records of grains, and who may write them.</summary>
public sealed class PersistentStateTests(RuntimeFixture runtime) : ConformanceTests(runtime)
{
    [Fact]
    public async Task Record_is_there_again_after_deactivation_before_OnActivateAsync()
    {
        var key = NewKey();
        var grain = Client.GetGrain<IRecordGrain>(key);
        await grain.AddAsync(5);
        await grain.AddAsync(7);
        var before = await grain.ActivationAsync();

        await Runtime.CollectIdleAsync(Probe.Reached($"{key} ended"));

        var after = await grain.ActivationAsync();
        Assert.NotEqual(before, after);
        Assert.EndsWith(" 12", after, StringComparison.Ordinal);
        Assert.Equal(12, await grain.SumAsync());
    }

    [Fact]
    public async Task Record_never_written_does_not_exist_and_has_a_default_state()
    {
        var grain = Client.GetGrain<IRecordGrain>(NewKey());

        Assert.False(await grain.ExistsAsync());
        Assert.Equal(0, await grain.SumAsync());
    }

    [Fact]
    public async Task Record_cleared_exists_no_more_and_can_be_written_again()
    {
        var grain = Client.GetGrain<IRecordGrain>(NewKey());
        await grain.AddAsync(5);

        await grain.ClearAsync();
        Assert.False(await grain.ExistsAsync());
        Assert.Equal(0, await grain.SumAsync());

        Assert.Equal(3, await grain.AddAsync(3));
        Assert.True(await grain.ExistsAsync());
    }

    [Fact]
    public async Task Writes_of_interleaved_calls_do_not_conflict()
    {
        var key = NewKey();
        var grain = Client.GetGrain<IRecordGrain>(key);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => grain.AddInterleavedAsync(1)));
        await grain.LeaveAsync();

        Assert.Equal(20, await grain.SumAsync());
    }

    [Fact]
    public async Task Two_writers_the_loser_is_told_and_its_activation_replaced()
    {
        var grain = Client.GetGrain<IRecordGrain>(NewKey());
        await grain.AddAsync(1);
        var before = await grain.ActivationAsync();

        await WriteBehindAsync(grain, 100);

        await Assert.ThrowsAsync<InconsistentStateException>(() => grain.AddAsync(1));
        Assert.NotEqual(before, await grain.ActivationAsync());
        Assert.Equal(101, await grain.AddAsync(1));
    }

    [Fact]
    public async Task Conflict_passing_through_another_grain_replaces_only_the_loser()
    {
        var record = Client.GetGrain<IRecordGrain>(NewKey());
        var relay = Client.GetGrain<IRelayGrain>(NewKey());
        await record.AddAsync(1);
        var before = await relay.ActivationAsync();

        await WriteBehindAsync(record, 100);

        await Assert.ThrowsAsync<InconsistentStateException>(() => relay.AddAsync(record.GetPrimaryKeyString(), 1));
        Assert.Equal(before, await relay.ActivationAsync());
        Assert.Equal(101, await relay.AddAsync(record.GetPrimaryKeyString(), 1));
    }

    /// <summary>Writes the state as a second activation in another process would.</summary>
    private async Task WriteBehindAsync(IRecordGrain grain, int sum)
    {
        var storage = Runtime.Services.GetRequiredKeyedService<IGrainStorage>("records");
        var state = new GrainState<Tally>();
        await storage.ReadStateAsync("tally", grain.GetGrainId(), state);
        state.State = new Tally { Sum = sum };
        await storage.WriteStateAsync("tally", grain.GetGrainId(), state);
    }
}
