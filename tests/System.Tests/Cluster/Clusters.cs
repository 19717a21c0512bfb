namespace ContactCenter.Tests.Processes;

/// <summary>The tests that start whole clusters: one after the other, so that the bounds on waiting mean something.</summary>
[CollectionDefinition(Name)]
public sealed class Clusters
{
    public const string Name = "clusters";
}
