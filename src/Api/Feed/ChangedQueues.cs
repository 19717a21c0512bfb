using System.Threading.Channels;

namespace ContactCenter.Api.Feed;

/// <summary>The queues in which something happened since somebody looked. One waiter.</summary>
public sealed class ChangedQueues
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _queues = [];
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    public void Changed(string queue)
    {
        lock (_gate) _queues.Add(queue);
        _wake.Writer.TryWrite(true);
    }

    public async ValueTask WaitAsync(CancellationToken cancellationToken) => await _wake.Reader.ReadAsync(cancellationToken);

    public IReadOnlyList<string> Take()
    {
        lock (_gate)
        {
            string[] taken = [.. _queues];
            _queues.Clear();
            return taken;
        }
    }
}
