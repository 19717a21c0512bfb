namespace ContactCenter.Conformance;

/// <summary>One runtime for all tests, which run one after another because the local one shares its clock.</summary>
[CollectionDefinition(Name)]
public sealed class RuntimeCollection : ICollectionFixture<RuntimeFixture>
{
    public const string Name = "runtime";
}

/// <summary>The base of all conformance tests.</summary>
[Collection(RuntimeCollection.Name)]
public abstract class ConformanceTests(RuntimeFixture runtime)
{
    protected RuntimeFixture Runtime { get; } = runtime;

    protected IClusterClient Client => Runtime.Client;

    protected static string NewKey() => Probe.NewKey("test");
}
