using System.Collections.Concurrent;
using Orleans.Streams;

namespace ContactCenter.Conformance;

/// <summary>Explicit subscriptions of clients and grains.</summary>
public sealed class StreamTests(RuntimeFixture runtime) : ConformanceTests(runtime)
{
    private const int Count = 50;

    [Fact]
    public async Task Client_gets_what_a_grain_publishes_in_order()
    {
        var key = NewKey();
        var received = new Received();
        var subscription = await StreamOf(key).SubscribeAsync(received.AddAsync);

        await Client.GetGrain<IStreamsGrain>(key).PublishAsync(1, Count);
        await Runtime.UntilAsync(received.WaitForAsync(Count));

        Assert.Equal(Enumerable.Range(1, Count), received.Items);
        await subscription.UnsubscribeAsync();
    }

    [Fact]
    public async Task Grain_gets_what_a_client_publishes_in_order()
    {
        var key = NewKey();
        await Client.GetGrain<IStreamsGrain>(key).ListenAsync();

        for (var number = 1; number <= Count; number++)
            await StreamOf(key).OnNextAsync(number);
        await Runtime.UntilAsync(Probe.Reached($"{key} grain {Count}"));

        Assert.Equal(Enumerable.Range(1, Count).Select(n => $"{n}"), Probe.Notes($"{key} grain"));
    }

    [Fact]
    public async Task Subscribers_each_get_every_item()
    {
        var key = NewKey();
        var (one, two) = (new Received(), new Received());
        await StreamOf(key).SubscribeAsync(one.AddAsync);
        await StreamOf(key).SubscribeAsync(two.AddAsync);

        await Client.GetGrain<IStreamsGrain>(key).PublishAsync(1, Count);
        await Runtime.UntilAsync(Task.WhenAll(one.WaitForAsync(Count), two.WaitForAsync(Count)));

        Assert.Equal(one.Items, two.Items);
    }

    [Fact]
    public async Task Subscriber_that_unsubscribed_gets_no_more()
    {
        var key = NewKey();
        var (leaving, staying) = (new Received(), new Received());
        var subscription = await StreamOf(key).SubscribeAsync(leaving.AddAsync);
        await StreamOf(key).SubscribeAsync(staying.AddAsync);
        await StreamOf(key).OnNextAsync(1);
        await Runtime.UntilAsync(Task.WhenAll(leaving.WaitForAsync(1), staying.WaitForAsync(1)));

        await subscription.UnsubscribeAsync();
        await StreamOf(key).OnNextAsync(2);
        await Runtime.UntilAsync(staying.WaitForAsync(2));

        Assert.Equal([1], leaving.Items);
    }

    [Fact]
    public async Task Streams_of_different_keys_are_apart()
    {
        var (mine, other) = (NewKey(), NewKey());
        var received = new Received();
        await StreamOf(mine).SubscribeAsync(received.AddAsync);

        await StreamOf(other).OnNextAsync(1);
        await StreamOf(mine).OnNextAsync(2);
        await Runtime.UntilAsync(received.WaitForAsync(2));

        Assert.Equal([2], received.Items);
    }

    [Fact]
    public void StreamId_says_what_it_was_made_of()
    {
        var id = StreamId.Create("numbers", "one");

        Assert.Equal(("numbers", "one"), (id.GetNamespace(), id.GetKeyAsString()));
        Assert.Equal(id, StreamId.Create("numbers", "one"));
        Assert.NotEqual(id, StreamId.Create("letters", "one"));
    }

    private IAsyncStream<int> StreamOf(string key) => Client.GetStreamProvider("streams").GetStream<int>(StreamId.Create("numbers", key));

    private sealed class Received
    {
        private readonly ConcurrentQueue<int> _items = new();
        private readonly string _id = Probe.NewKey("received");

        public int[] Items => [.. _items];

        public Task AddAsync(int item, StreamSequenceToken? token)
        {
            _items.Enqueue(item);
            Probe.Signal($"{_id} {item}");
            return Task.CompletedTask;
        }

        /// <summary>Until this item has come.</summary>
        public Task WaitForAsync(int item) => Probe.Reached($"{_id} {item}");
    }
}
