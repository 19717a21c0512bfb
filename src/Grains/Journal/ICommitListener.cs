using System.Collections.Immutable;

namespace ContactCenter.Journal;

/// <summary>
/// Hears from this process's writer of every batch that it committed, in the order of commit and right after it. It is called on the
/// writer's path and must return at once. Batches of other processes are not heard of here, so positions may jump.
/// </summary>
public interface ICommitListener
{
    void OnCommitted(ImmutableArray<JournalEntry> entries);
}
