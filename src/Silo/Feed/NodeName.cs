namespace ContactCenter.Silo.Feed;

/// <summary>Names this process among those of the cluster: anew with every start.</summary>
public sealed class NodeName
{
    public string Id { get; } = Guid.NewGuid().ToString("N");
}
