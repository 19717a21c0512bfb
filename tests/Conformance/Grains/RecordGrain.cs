using Orleans.Concurrency;

namespace ContactCenter.Conformance;

[GenerateSerializer]
[Alias("conformance.tally")]
public sealed record Tally
{
    [Id(0)]
    public int Sum { get; init; }
}

/// <summary>A grain with a stored record.</summary>
[Alias("conformance.record")]
public interface IRecordGrain : IGrainWithStringKey
{
    [Alias("Add")]
    Task<int> AddAsync(int amount);

    [Alias("Clear")]
    Task ClearAsync();

    [Alias("Sum")]
    Task<int> SumAsync();

    [Alias("Exists")]
    Task<bool> ExistsAsync();

    [Alias("AddWithoutWaiting")]
    [AlwaysInterleave]
    Task AddInterleavedAsync(int amount);

    /// <summary>Differs from activation to activation.</summary>
    [Alias("Activation")]
    Task<string> ActivationAsync();

    [Alias("Leave")]
    Task LeaveAsync();
}

public sealed class RecordGrain([PersistentState("tally", "records")] IPersistentState<Tally> record) : Grain, IRecordGrain
{
    private readonly string _activation = Guid.NewGuid().ToString();
    private int _sumAtStart = -1;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _sumAtStart = record.State.Sum;
        return Task.CompletedTask;
    }

    public async Task<int> AddAsync(int amount)
    {
        record.State = record.State with { Sum = record.State.Sum + amount };
        await record.WriteStateAsync();
        return record.State.Sum;
    }

    public Task AddInterleavedAsync(int amount) => AddAsync(amount);

    public Task ClearAsync() => record.ClearStateAsync();

    public Task<int> SumAsync() => Task.FromResult(record.State.Sum);

    public Task<bool> ExistsAsync() => Task.FromResult(record.RecordExists);

    public Task<string> ActivationAsync() => Task.FromResult($"{_activation} {_sumAtStart}");

    public Task LeaveAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Probe.Signal($"{this.GetPrimaryKeyString()} ended");
        return Task.CompletedTask;
    }
}

/// <summary>Passes on what the record grain throws, and must survive it.</summary>
[Alias("conformance.relay")]
public interface IRelayGrain : IGrainWithStringKey
{
    [Alias("Add")]
    Task<int> AddAsync(string record, int amount);

    [Alias("Activation")]
    Task<string> ActivationAsync();
}

public sealed class RelayGrain : Grain, IRelayGrain
{
    private readonly string _activation = Guid.NewGuid().ToString();

    public Task<int> AddAsync(string record, int amount) => GrainFactory.GetGrain<IRecordGrain>(record).AddAsync(amount);

    public Task<string> ActivationAsync() => Task.FromResult(_activation);
}
