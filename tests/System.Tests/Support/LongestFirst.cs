using Xunit.Abstractions;

namespace ContactCenter.Tests.Processes;

/// <summary>
/// Starts the tests of clusters first: they run one after the other and take the longest, and the others run beside them. Started last, they would run alone.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(collection => collection.DisplayName != Clusters.Name).ThenBy(collection => collection.DisplayName, StringComparer.Ordinal);
}
