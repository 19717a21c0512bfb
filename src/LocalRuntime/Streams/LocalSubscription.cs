using Orleans.Streams;

namespace ContactCenter.LocalRuntime;

/// <summary>
/// One subscription: its items are handled one at a time, in order; a grain's as work of its activation, with which the subscription ends.
/// </summary>
internal sealed class LocalSubscription<T>(LocalStream<T> stream, IAsyncObserver<T> observer, Activation? owner, GrainRuntime runtime)
    : StreamSubscriptionHandle<T>
{
    private readonly Queue<T> _items = new();
    private bool _isDelivering;
    private bool _hasEnded;

    public override StreamId StreamId => stream.StreamId;

    public override string ProviderName => stream.ProviderName;

    public override Guid HandleId { get; } = Guid.NewGuid();

    public override Task UnsubscribeAsync()
    {
        stream.Remove(this);
        lock (_items)
        {
            _hasEnded = true;
            _items.Clear();
        }

        return Task.CompletedTask;
    }

    public void Push(T item)
    {
        lock (_items)
        {
            if (_hasEnded)
                return;
            if (_items.Count >= runtime.Options.MaxQueuedStreamItems)
            {
                runtime.Log.SubscriberBehind(StreamId, _items.Count);
                return;
            }

            _items.Enqueue(item);
            if (_isDelivering)
                return;
            _isDelivering = true;
        }

        DeliverNext();
    }

    private void DeliverNext()
    {
        if (owner is null)
            StartOnClientScheduler();
        else if (!owner.TryDeliver(new Delivery(this)))
            _ = UnsubscribeAsync();
    }

    private void StartOnClientScheduler()
    {
        var isSuppressed = ExecutionContext.IsFlowSuppressed();
        var flow = isSuppressed ? default : ExecutionContext.SuppressFlow();
        try
        {
            Task.Factory.StartNew(
                static state => ((LocalSubscription<T>)state!).HandleAllAsync(), this, default, TaskCreationOptions.None, runtime.Options.Runner.Clients);
        }
        finally
        {
            if (!isSuppressed)
                flow.Undo();
        }
    }

    private async Task HandleAllAsync()
    {
        while (await HandleOneAsync())
        {
        }
    }

    /// <summary>Handles the next item, if any, and says whether there are more; if not, the next push starts anew.</summary>
    private async Task<bool> HandleOneAsync()
    {
        T? item;
        lock (_items)
        {
            if (!_items.TryDequeue(out item))
                return _isDelivering = false;
        }

        try
        {
            await observer.OnNextAsync(item);
        }
        catch (Exception error)
        {
            runtime.Log.SubscriberFailed(StreamId, error);
            await TellAsync(error);
        }

        lock (_items)
            return _isDelivering = _items.Count > 0;
    }

    private async Task TellAsync(Exception error)
    {
        try
        {
            await observer.OnErrorAsync(error);
        }
        catch (Exception second)
        {
            runtime.Log.SubscriberFailed(StreamId, second);
        }
    }

    private sealed class Delivery(LocalSubscription<T> subscription) : WorkItem
    {
        private bool _hasMore;

        public override string Name => $"an item of stream {subscription.StreamId}";

        public override bool IsBoundToActivation => true;

        public override async Task InvokeAsync(object? grain) => _hasMore = await subscription.HandleOneAsync();

        public override void Respond(Task? task, Exception? error)
        {
            if (error is not null)
                _ = subscription.UnsubscribeAsync();
            else if (_hasMore)
                subscription.DeliverNext();
        }
    }
}
