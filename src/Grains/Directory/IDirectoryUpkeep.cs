using System.Collections.Immutable;

namespace ContactCenter.Directory;

/// <summary>What changes the directory without an entry of the journal: it can be made again from what is committed.</summary>
public interface IDirectoryUpkeep
{
    /// <summary>
    /// Writes anew what some contacts are found by (also their addresses), those whose <see cref="ContactRow.SearchVersion"/> is older than
    /// <paramref name="searchVersion"/>.
    /// A contact that changes meanwhile is left for the next call. Safe to call from several processes; what is done is done.
    /// </summary>
    /// <param name="searchableFields">The custom fields that are searchable in that version.</param>
    /// <param name="phoneRegion">The region of numbers without a country in that version.</param>
    /// <returns>How many contacts were written; 0 = all are up to date.</returns>
    Task<int> ReindexContactsAsync(
        long searchVersion, ImmutableHashSet<string> searchableFields, int limit, string phoneRegion = "",
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Writes anew what some conversations, visitors and accounts are found by, of those that a former version of this program wrote. Safe
    /// to call from several processes.
    /// </summary>
    /// <returns>How many were written; 0 = all are up to date.</returns>
    Task<int> RefoldAsync(int limit, CancellationToken cancellationToken = default);

    /// <summary>How many contacts are found by an older version than this one, and how many there are.</summary>
    Task<ReindexProgress> ReindexProgressAsync(long searchVersion, CancellationToken cancellationToken = default);

    /// <summary>Adds to the refused attempts of blocks.</summary>
    Task AddRefusalsAsync(ImmutableArray<BlockRefusals> refusals, CancellationToken cancellationToken = default);

    /// <summary>Notes that these users have a live connection.</summary>
    Task SeeUsersAsync(ImmutableArray<string> userIds, DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>Forgets users who have not been seen since.</summary>
    Task ForgetUsersAsync(ImmutableArray<UnseenUser> users, CancellationToken cancellationToken = default);

    /// <summary>After an erasure: makes sure that the files of the database hold nothing of what was deleted, where the database allows it.</summary>
    Task ScrubAsync(CancellationToken cancellationToken = default);
}

public sealed record ReindexProgress(long Outdated, long Total);

public sealed record BlockRefusals(string BlockId, long Count, DateTimeOffset LastAt);
