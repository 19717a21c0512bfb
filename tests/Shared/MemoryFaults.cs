using ContactCenter.Journal;

namespace ContactCenter.Tests;

/// <summary>What goes wrong, and what takes time, in a <see cref="MemoryJournal"/>. This one: nothing.</summary>
public class MemoryFaults
{
    /// <summary>May throw <see cref="JournalUnavailableException"/>: nothing was written.</summary>
    public virtual Task BeforeCommitAsync(EntityId entity) => Task.CompletedTask;

    /// <summary>May throw <see cref="JournalUnavailableException"/>: it was written, but the caller does not learn it.</summary>
    public virtual Task AfterCommitAsync(EntityId entity) => Task.CompletedTask;

    public virtual Task BeforeReadAsync() => Task.CompletedTask;
}
