using System.Collections.Immutable;
using ContactCenter.Entities;
using ContactCenter.Journal;

namespace ContactCenter.Storage.Checking;

/// <summary>Checks what the database holds against the journal's rules. Reads in pages, so its memory does not grow with the journal.</summary>
public interface IStorageCheck
{
    /// <returns>A sentence, when the database has not the schema of this program; null = it has.</returns>
    Task<string?> FindSchemaFaultAsync(CancellationToken cancellationToken);

    /// <summary>Reads every position of the journal, a page at a time.</summary>
    IAsyncEnumerable<PositionPage> ReadPositionsAsync(CancellationToken cancellationToken);

    /// <summary>Reads the position of the head: that of the last entry, or that from which a restored journal goes on.</summary>
    Task<long> ReadHeadAsync(CancellationToken cancellationToken);

    /// <summary>Reads the ends of every actor's history in the order of type and id, a page at a time. Tombstones belong to nobody.</summary>
    IAsyncEnumerable<ImmutableArray<HistoryEnds>> ReadHistoriesAsync(CancellationToken cancellationToken);

    /// <summary>Reads what the snapshots say that they are of, a page at a time.</summary>
    IAsyncEnumerable<ImmutableArray<SnapshotEnd>> ReadSnapshotsAsync(CancellationToken cancellationToken);

    /// <summary>Reads the seq of an actor's last entry; 0 = it has none.</summary>
    Task<long> ReadLastSeqAsync(EntityId entity, CancellationToken cancellationToken);

    /// <summary>Lists actors of which the directory has a row and the journal no entry, a page at a time.</summary>
    IAsyncEnumerable<ImmutableArray<EntityId>> ReadOrphansAsync(CancellationToken cancellationToken);

    /// <summary>Compares rows with the directory, in one transaction that excludes every writer.</summary>
    /// <param name="write">True = the directory holds these rows afterwards; false = nothing is changed.</param>
    Task<RowComparison> CompareAsync(ImmutableArray<EntityRows> entities, bool write, CancellationToken cancellationToken);

    /// <summary>Compares the counters of contacts with the contacts.</summary>
    /// <returns>The number of counters that are wrong.</returns>
    Task<int> CompareCountersAsync(bool write, CancellationToken cancellationToken);

    /// <summary>Removes the rows of actors of which the journal knows nothing.</summary>
    Task RemoveAsync(ImmutableArray<EntityId> entities, CancellationToken cancellationToken);
}

/// <param name="Last">The last position that was read.</param>
/// <param name="Gaps">Positions that are missing before others of this page: from the first to the last of each gap.</param>
public sealed record PositionPage(long Entries, long Last, ImmutableArray<(long First, long Last)> Gaps);

/// <param name="Entries">The number of entries; equal to <paramref name="LastSeq"/> if none is missing.</param>
public sealed record HistoryEnds(EntityId Entity, long Entries, long FirstSeq, long LastSeq)
{
    public bool IsWhole => FirstSeq == 1 && LastSeq == Entries;
}

/// <param name="Seq">The seq of the last entry that is in the snapshot.</param>
public sealed record SnapshotEnd(EntityId Entity, long Seq);

/// <param name="Different">Actors whose rows were not what they should be.</param>
/// <param name="Former">Actors whose rows say less than they could: a version wrote them that did not know the rest.</param>
/// <param name="Moved">Actors whose journal went on meanwhile: their rows were written by whoever went on.</param>
/// <param name="Refused">Actors whose rows the directory does not take.</param>
public sealed record RowComparison(
    ImmutableArray<EntityId> Different, ImmutableArray<EntityId> Former, ImmutableArray<EntityId> Moved, ImmutableArray<EntityId> Refused);
