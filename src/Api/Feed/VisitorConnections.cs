using System.Runtime.InteropServices;

namespace ContactCenter.Api.Feed;

/// <summary>Counts this node's open connections of visitors, in all and, once they have said who they are, per visitor.</summary>
public sealed class VisitorConnections(IOptions<FeedOptions> options)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _perVisitor = [];
    private int _all;

    /// <returns>False = too many; otherwise give it back with <see cref="Close"/>.</returns>
    public bool TryOpen()
    {
        lock (_gate)
        {
            if (_all >= options.Value.MaxVisitorConnectionsPerNode) return false;
            _all++;
            return true;
        }
    }

    public void Close()
    {
        lock (_gate) _all--;
    }

    /// <returns>False = too many; otherwise give it back with <see cref="Leave"/>.</returns>
    public bool TryEnter(string visitor)
    {
        lock (_gate)
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_perVisitor, visitor, out _);
            if (count >= options.Value.MaxConnectionsPerVisitor) return false;
            count++;
            return true;
        }
    }

    public void Leave(string visitor)
    {
        lock (_gate)
            if (--CollectionsMarshal.GetValueRefOrNullRef(_perVisitor, visitor) == 0) _perVisitor.Remove(visitor);
    }
}
