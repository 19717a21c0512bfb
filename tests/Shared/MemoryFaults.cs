using ContactCenter.Journal;

namespace ContactCenter.Tests;

/// <summary>Faults and delays of a <see cref="MemoryJournal"/>. This class has none.</summary>
public class MemoryFaults
{
    /// <summary>May throw <see cref="JournalUnavailableException"/>: nothing was written.</summary>
    public virtual Task BeforeCommitAsync(EntityId entity) => Task.CompletedTask;

    /// <summary>May throw <see cref="JournalUnavailableException"/>: it was written, but the caller does not learn it.</summary>
    public virtual Task AfterCommitAsync(EntityId entity) => Task.CompletedTask;

    public virtual Task BeforeReadAsync() => Task.CompletedTask;
}
