using System.Collections.Immutable;

namespace ContactCenter.Listing;

public sealed record ReindexProgress(long Outdated, long Total);

/// <summary>Keeps what entities are found by up to date with the settings and with this version of the program.</summary>
public interface ISearchIndex
{
    /// <summary>
    /// Writes anew what some contacts are found by (also their addresses), those whose <see cref="ContactRow.SearchVersion"/> is older than
    /// <paramref name="searchVersion"/>.
    /// A contact that changes meanwhile is left for the next call. Safe to call from several processes; what is done is done.
    /// </summary>
    /// <param name="searchableFields">The custom fields that are searchable in that version.</param>
    /// <param name="phoneRegion">The region of numbers without a country in that version.</param>
    /// <returns>The number of contacts that were written; 0 = all are up to date.</returns>
    Task<int> ReindexContactsAsync(
        long searchVersion, ImmutableHashSet<string> searchableFields, int limit, string phoneRegion = "",
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Writes anew what some conversations, visitors and accounts are found by, of those that a former version of this program wrote. Safe
    /// to call from several processes.
    /// </summary>
    /// <returns>The number of rows that were written; 0 = all are up to date.</returns>
    Task<int> RefoldAsync(int limit, CancellationToken cancellationToken = default);

    /// <summary>Counts the contacts whose search texts are older than this version, and all contacts.</summary>
    Task<ReindexProgress> ReindexProgressAsync(long searchVersion, CancellationToken cancellationToken = default);
}
