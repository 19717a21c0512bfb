using System.Collections.Immutable;
using Orleans.Concurrency;

namespace ContactCenter.Contacts;

/// <summary>
/// Keeps what contacts are found by in step with which custom fields are searchable, in the background. Key: <see cref="Contacts"/>. Holds
/// nothing of its own: what is left to do is in the directory's rows, so whatever cuts it off, the next run goes on.
/// </summary>
[Alias("ISearchIndex")]
public interface ISearchIndexGrain : IGrainWithStringKey
{
    /// <summary>The key of the one grain for all contacts.</summary>
    const string Contacts = "contacts";

    /// <summary>
    /// Bring the rows up to this version, or to a newer one that is known here. Returns at once and may be lost or repeated: it is
    /// woken again regularly.
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
