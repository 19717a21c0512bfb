namespace ContactCenter.Conformance;

/// <summary>An exception of our own, with data.</summary>
[GenerateSerializer]
[Alias("conformance.closed")]
public sealed class ShopClosedException : Exception
{
    public ShopClosedException() : this("The shop is closed.")
    {
    }

    public ShopClosedException(string message) : base(message)
    {
    }

    public ShopClosedException(string message, Exception innerException) : base(message, innerException)
    {
    }

    [Id(0)]
    public int OpensAtHour { get; init; }
}

/// <summary>Reads the request context, and throws.</summary>
[Alias("conformance.context")]
public interface IContextGrain : IGrainWithStringKey
{
    [Alias("Get")]
    Task<string?> GetAsync(string name);

    /// <summary>Asks another grain for the value, after this one has perhaps changed it.</summary>
    [Alias("GetThrough")]
    Task<string?> GetThroughAsync(string other, string name, string? changedTo);

    [Alias("Throw")]
    Task ThrowAsync();

    [Alias("ThrowAfterAwait")]
    Task<int> ThrowAfterAwaitAsync();
}

public sealed class ContextGrain : Grain, IContextGrain
{
    public Task<string?> GetAsync(string name) => Task.FromResult((string?)RequestContext.Get(name));

    public async Task<string?> GetThroughAsync(string other, string name, string? changedTo)
    {
        if (changedTo is not null)
            RequestContext.Set(name, changedTo);
        await Task.Yield();
        return await GrainFactory.GetGrain<IContextGrain>(other).GetAsync(name);
    }

    public Task ThrowAsync() => throw new ShopClosedException("Closed until nine.") { OpensAtHour = 9 };

    public async Task<int> ThrowAfterAwaitAsync()
    {
        await Task.Yield();
        throw new ShopClosedException("Closed until ten.") { OpensAtHour = 10 };
    }
}
