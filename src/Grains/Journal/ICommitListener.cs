using System.Collections.Immutable;

namespace ContactCenter.Journal;

/// <summary>
/// Told by this process's writer about every batch it committed, in the order of commit and right after it. Called on the writer's
/// path: it must return at once. Batches of other processes are not seen here, so positions may jump.
/// </summary>
public interface ICommitListener
{
    void OnCommitted(ImmutableArray<JournalEntry> entries);
}
