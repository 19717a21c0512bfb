using Orleans.Runtime;

namespace Orleans.Streams;

/// <summary>An item's place in a rewindable stream. In-process streams are not rewindable, so subscribers always get null.</summary>
public abstract class StreamSequenceToken
{
    private protected StreamSequenceToken()
    {
    }
}

/// <summary>Takes the items of a stream.</summary>
public interface IAsyncObserver<in T>
{
    Task OnNextAsync(T item, StreamSequenceToken? token = null);

    /// <summary>Told when its own <see cref="OnNextAsync"/> failed; the item is not delivered again.</summary>
    Task OnErrorAsync(Exception ex);
}

/// <summary>Something to subscribe to.</summary>
public interface IAsyncObservable<T>
{
    Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer);
}

/// <summary>
/// One stream. Publishing succeeds when the item is queued for each subscriber; delivery is best effort, in order per subscription.
/// </summary>
public interface IAsyncStream<T> : IAsyncObservable<T>
{
    StreamId StreamId { get; }

    string ProviderName { get; }

    bool IsRewindable { get; }

    Task OnNextAsync(T item, StreamSequenceToken? token = null);
}

/// <summary>One subscription.</summary>
public abstract class StreamSubscriptionHandle<T>
{
    public abstract StreamId StreamId { get; }

    public abstract string ProviderName { get; }

    public abstract Guid HandleId { get; }

    public abstract Task UnsubscribeAsync();
}

/// <summary>The streams of one provider, a keyed service under its name.</summary>
public interface IStreamProvider
{
    string Name { get; }

    bool IsRewindable { get; }

    IAsyncStream<T> GetStream<T>(StreamId streamId);
}
