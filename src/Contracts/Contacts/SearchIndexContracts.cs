using System.Collections.Immutable;
using Orleans.Concurrency;

namespace ContactCenter.Contacts;

/// <summary>
/// Rewrites, in the background, the rows by which contacts are found, when the searchable custom fields change. Key:
/// <see cref="Contacts"/>. It has no state: the rows tell what is left to do, so the next run continues one that was cut off.
/// </summary>
[Alias("ISearchIndex")]
public interface ISearchIndexGrain : IGrainWithStringKey
{
    /// <summary>The key of the one grain for all contacts.</summary>
    const string Contacts = "contacts";

    /// <summary>
    /// Brings the rows up to this version, or to a newer one that the grain knows. Returns at once and may be lost or repeated: the grain
    /// is woken again regularly.
    /// </summary>
    [Alias("Wake"), OneWay, AlwaysInterleave]
    Task Wake(SearchedFields fields);
}

/// <summary>The custom fields by which contacts are found.</summary>
/// <param name="Version"><c>WorkspaceSnapshot.IndexVersion</c>.</param>
[GenerateSerializer, Immutable, Alias("SearchedFields")]
public sealed record SearchedFields(long Version, ImmutableArray<string> Fields)
{
    /// <summary><c>WorkspaceSnapshot.PhoneRegion</c>.</summary>
    [Id(2)] public string PhoneRegion { get; init; } = "";
}
