using System.Collections.Immutable;
using ContactCenter.Journal;

namespace ContactCenter.Storage.Follower;

/// <summary>
/// Holds the entries that this process's writer has committed and the follower has not taken yet, so that most entries never travel back from the
/// database. It is bounded: when it is full it is emptied, and the follower reads the journal instead.
/// </summary>
internal sealed class CommittedBuffer(int entriesMax)
{
    private readonly Lock _lock = new();
    private readonly Queue<ImmutableArray<JournalEntry>> _batches = new();
    private int _entryCount;

    public void Add(ImmutableArray<JournalEntry> entries)
    {
        lock (_lock)
        {
            if (_entryCount + entries.Length > entriesMax) Clear();
            if (entries.Length > entriesMax) return;
            _batches.Enqueue(entries);
            _entryCount += entries.Length;
        }
    }

    /// <summary>Takes the entries right after a position, or none when they are not here. Drops entries before the position.</summary>
    /// <param name="gapEnd">The last position before the entries that are here; <see cref="long.MaxValue"/> when there are none.</param>
    public ImmutableArray<JournalEntry> TakeAfter(long position, out long gapEnd)
    {
        lock (_lock)
        {
            while (_batches.TryPeek(out var batch))
            {
                gapEnd = batch[0].Position - 1;
                if (gapEnd > position) return [];
                _batches.Dequeue();
                _entryCount -= batch.Length;
                if (batch[^1].Position > position) return batch[(int)(position - gapEnd)..];
            }
        }

        gapEnd = long.MaxValue;
        return [];
    }

    private void Clear()
    {
        _batches.Clear();
        _entryCount = 0;
    }
}
