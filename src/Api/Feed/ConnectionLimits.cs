using System.Runtime.InteropServices;

namespace ContactCenter.Api.Feed;

/// <summary>Counts this node's open connections, in all and per user.</summary>
public sealed class ConnectionLimits(IOptions<FeedOptions> options)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _perUser = [];
    private int _all;

    /// <returns>False = too many; otherwise give it back with <see cref="Leave"/>.</returns>
    public bool TryEnter(string userId)
    {
        lock (_gate)
        {
            if (_all >= options.Value.MaxConnectionsPerNode) return false;
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_perUser, userId, out _);
            if (count >= options.Value.MaxConnectionsPerUser) return false;
            count++;
            _all++;
            return true;
        }
    }

    public void Leave(string userId)
    {
        lock (_gate)
        {
            _all--;
            if (--CollectionsMarshal.GetValueRefOrNullRef(_perUser, userId) == 0) _perUser.Remove(userId);
        }
    }
}
