using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace ContactCenter.Journal;

/// <summary>Reads histories page by page: memory does not grow with their length.</summary>
public static class JournalHistory
{
    /// <summary>All entries with seq above <paramref name="afterSeq"/>, in order.</summary>
    public static async IAsyncEnumerable<JournalEntry> ReadHistoryAsync(
        this IJournal journal, EntityId entity, long afterSeq = 0, int pageSize = JournalLimits.MaxEntriesPerRead,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var seq = afterSeq;
        while (true)
        {
            var page = await journal.ReadEntityAsync(entity, seq, pageSize, cancellationToken);
            foreach (var entry in page) yield return entry;
            if (page.Length < pageSize) yield break;
            seq = page[^1].Seq;
        }
    }

    /// <summary>All entries of some entity types up to a position, in order.</summary>
    public static async IAsyncEnumerable<JournalEntry> ReadTypesUntilAsync(
        this IJournal journal, ImmutableArray<string> entityTypes, long position, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var last = 0L;
        while (true)
        {
            var page = await journal.ReadTypesAsync(entityTypes, last, JournalLimits.MaxEntriesPerRead, cancellationToken);
            foreach (var entry in page.Where(entry => entry.Position <= position)) yield return entry;
            if (page.Length < JournalLimits.MaxEntriesPerRead || page[^1].Position >= position) yield break;
            last = page[^1].Position;
        }
    }

    /// <summary>All entries of some kinds with seq below <paramref name="beforeSeq"/>, newest first.</summary>
    public static async IAsyncEnumerable<JournalEntry> ReadHistoryBackwardsAsync(
        this IJournal journal, EntityId entity, long beforeSeq, ImmutableArray<string> kinds, int pageSize,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var seq = beforeSeq;
        while (true)
        {
            var page = await journal.ReadEntityBackwardsAsync(entity, seq, kinds, pageSize, cancellationToken);
            foreach (var entry in page) yield return entry;
            if (page.Length < pageSize) yield break;
            seq = page[^1].Seq;
        }
    }
}
