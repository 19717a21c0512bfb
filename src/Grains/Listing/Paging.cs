using System.Collections.Immutable;

namespace ContactCenter.Listing;

/// <summary>A page by offset, as the REST contract asks (§9.4). <paramref name="Count"/> is already clamped by the edge.</summary>
/// <param name="Sort">Fields in order of precedence; unknown fields were refused at the edge.</param>
public sealed record PageRequest(int Offset, int Count, ImmutableArray<SortBy> Sort);

/// <summary>A sort field of the directory, by its contract name ("name", "ts", "closedAt", …).</summary>
public sealed record SortBy(string Field, bool Descending);

/// <summary>One page and the number of all items that match.</summary>
/// <param name="Total">
/// Exact up to <see cref="DirectoryLimits.CountedTotalMax"/>, on the last page, and for contacts without a text; any other is counted no
/// further: at least that many, and at least one more than what the pages so far have shown when there is more.
/// </param>
public sealed record Page<T>(ImmutableArray<T> Items, long Total);

/// <summary>Limits of the directory.</summary>
public static class DirectoryLimits
{
    /// <summary>Matching items that are counted for a page's total.</summary>
    public const long CountedTotalMax = 10_000;

    /// <summary>Contacts that are looked at as possible duplicates of one contact.</summary>
    public const int DuplicatesOfContactMax = 1_000;

    /// <summary>Items that an upkeep asks for at once: those of a run and those that are set aside.</summary>
    public const int UpkeepItemsMax = 10_000;

    /// <summary>Target hashes of one <see cref="IBlockDirectory.FindBlockAsync"/>.</summary>
    public const int TargetHashesMax = 300;
}
