using System.Collections.Concurrent;
using Orleans.Streams;

namespace ContactCenter.LocalRuntime;

/// <summary>Streams within this process: an item lives in the queues of its subscribers and nowhere else.</summary>
internal sealed class LocalStreamProvider(string name, GrainRuntime runtime) : IStreamProvider
{
    private readonly ConcurrentDictionary<(StreamId Id, Type Item), object> _streams = new();

    public string Name => name;

    public bool IsRewindable => false;

    public IAsyncStream<T> GetStream<T>(StreamId streamId) =>
        (IAsyncStream<T>)_streams.GetOrAdd((streamId, typeof(T)), static (key, self) => new LocalStream<T>(key.Id, self, self.Runtime), this);

    private GrainRuntime Runtime => runtime;
}
