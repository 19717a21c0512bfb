using System.Diagnostics.CodeAnalysis;

namespace ContactCenter.Api.Feed;

/// <summary>Signals that wait for a connection: few at most, and for most connections none ever, which costs nothing. The oldest gives way.</summary>
internal sealed class WaitingSignals<TSignal>(int max) where TSignal : class
{
    private readonly Lock _gate = new();
    private Queue<TSignal>? _queue;

    public void Add(TSignal signal)
    {
        lock (_gate)
        {
            _queue ??= new Queue<TSignal>();
            if (_queue.Count == max) _queue.Dequeue();
            _queue.Enqueue(signal);
        }
    }

    public bool TryTake([NotNullWhen(true)] out TSignal? signal)
    {
        signal = null;
        if (Volatile.Read(ref _queue) is null) return false;
        lock (_gate) return _queue!.TryDequeue(out signal);
    }
}
