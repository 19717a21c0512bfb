namespace ContactCenter.Api.Feed;

/// <summary>Counts this node's open connections of visitors, in all and, once they have said who they are, per visitor.</summary>
public sealed class VisitorConnections(IOptions<FeedOptions> options)
{
    private const string OfAll = "";
    private readonly OpenCounts _open = new();
    private readonly OpenCounts _perVisitor = new();

    /// <returns>False = too many; otherwise give it back with <see cref="Close"/>.</returns>
    public bool TryOpen() => _open.TryEnter(OfAll, options.Value.MaxVisitorConnectionsPerNode);

    public void Close() => _open.Leave(OfAll);

    /// <returns>False = too many; otherwise give it back with <see cref="Leave"/>.</returns>
    public bool TryEnter(string visitor) => _perVisitor.TryEnter(visitor, options.Value.MaxConnectionsPerVisitor);

    public void Leave(string visitor) => _perVisitor.Leave(visitor);
}
