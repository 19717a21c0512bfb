using System.Collections.Immutable;
using Orleans.Streams;

namespace ContactCenter.LocalRuntime;

/// <summary>One stream and who listens to it.</summary>
internal sealed class LocalStream<T>(StreamId id, LocalStreamProvider provider, GrainRuntime runtime) : IAsyncStream<T>
{
    private ImmutableArray<LocalSubscription<T>> _subscriptions = [];

    public StreamId StreamId => id;

    public string ProviderName => provider.Name;

    public bool IsRewindable => false;

    public Task OnNextAsync(T item, StreamSequenceToken? token = null)
    {
        foreach (var subscription in _subscriptions)
            subscription.Push(item);
        return Task.CompletedTask;
    }

    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        var subscription = new LocalSubscription<T>(this, observer, Activation.Current, runtime);
        ImmutableInterlocked.Update(ref _subscriptions, static (all, added) => all.Add(added), subscription);
        return Task.FromResult<StreamSubscriptionHandle<T>>(subscription);
    }

    public void Remove(LocalSubscription<T> subscription) =>
        ImmutableInterlocked.Update(ref _subscriptions, static (all, removed) => all.Remove(removed), subscription);
}
