namespace ContactCenter.Api.Feed;

/// <summary>Counts this node's open connections, in all and per user.</summary>
public sealed class ConnectionLimits(IOptions<FeedOptions> options)
{
    private readonly OpenCounts _open = new();

    /// <returns>False = too many; otherwise give it back with <see cref="Leave"/>.</returns>
    public bool TryEnter(string userId) => _open.TryEnter(userId, options.Value.MaxConnectionsPerUser, options.Value.MaxConnectionsPerNode);

    public void Leave(string userId) => _open.Leave(userId);
}
