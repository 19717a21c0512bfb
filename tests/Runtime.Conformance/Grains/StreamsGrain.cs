using Orleans.Streams;

namespace ContactCenter.Conformance;

/// <summary>Publishes to and listens on the stream whose key is its own.</summary>
[Alias("conformance.streams")]
public interface IStreamsGrain : IGrainWithStringKey
{
    [Alias("Publish")]
    Task PublishAsync(int first, int count);

    /// <summary>Notes each item under "key grain" and signals "key grain item".</summary>
    [Alias("Listen")]
    Task ListenAsync();
}

public sealed class StreamsGrain : Grain, IStreamsGrain
{
    private IAsyncStream<int> Stream =>
        this.GetStreamProvider("streams").GetStream<int>(StreamId.Create("numbers", this.GetPrimaryKeyString()));

    public async Task PublishAsync(int first, int count)
    {
        for (var number = first; number < first + count; number++)
            await Stream.OnNextAsync(number);
    }

    public Task ListenAsync() => Stream.SubscribeAsync((number, _) =>
    {
        Probe.Note($"{this.GetPrimaryKeyString()} grain", $"{number}");
        Probe.Signal($"{this.GetPrimaryKeyString()} grain {number}");
        return Task.CompletedTask;
    });
}
