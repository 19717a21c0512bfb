namespace ContactCenter.Conformance;

/// <summary>Counts without a lock: right only if turns do not overlap and there is one activation.</summary>
[Alias("conformance.counter")]
public interface ICounterGrain : IGrainWithStringKey
{
    [Alias("Add")]
    Task<int> AddAsync(int amount);
}

public sealed class CounterGrain : Grain, ICounterGrain
{
    private int _count;

    public async Task<int> AddAsync(int amount)
    {
        var before = _count;
        await Task.Yield();
        return _count = before + amount;
    }
}
