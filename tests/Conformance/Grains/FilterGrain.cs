namespace ContactCenter.Conformance;

/// <summary>Notes each of its calls before and after the method runs.</summary>
[Alias("conformance.filter")]
public interface IFilterGrain : IGrainWithStringKey
{
    [Alias("Add")]
    Task<int> AddAsync(int one, int other);

    [Alias("Fail")]
    Task FailAsync();
}

public sealed class FilterGrain : Grain, IFilterGrain, IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        Probe.Note(this.GetPrimaryKeyString(), "before");
        try
        {
            await context.Invoke();
        }
        finally
        {
            Probe.Note(this.GetPrimaryKeyString(), "after");
        }
    }

    public async Task<int> AddAsync(int one, int other)
    {
        await Task.Yield();
        Probe.Note(this.GetPrimaryKeyString(), "add");
        return one + other;
    }

    public Task FailAsync() => throw new InvalidOperationException("It fails.");
}
