using System.Collections.Immutable;
using ContactCenter.Directory;
using ContactCenter.Journal;

namespace ContactCenter.Tests;

/// <summary>
/// The journal's promises in memory, for tests of rules and for simulation. Faults are decided by whoever injects
/// <see cref="MemoryFaults"/>; nothing here uses a thread, a clock or chance of its own.
/// </summary>
public sealed class MemoryJournal(MemoryFaults? faults = null) : IJournal
{
    private readonly Lock _lock = new();
    private readonly List<(Func<JournalEntry, bool> Condition, TaskCompletionSource<JournalEntry> Waiter)> _waiters = [];
    private readonly MemoryFaults _faults = faults ?? new MemoryFaults();

    public List<JournalEntry> Entries { get; } = [];

    public Dictionary<Type, Dictionary<string, DirectoryRow>> Rows { get; } = [];

    public async Task<AppendOutcome> AppendAsync(JournalAppend append, CancellationToken cancellationToken = default)
    {
        await _faults.BeforeCommitAsync(append.Entity);
        AppendOutcome outcome;
        lock (_lock) outcome = Commit(append);
        await _faults.AfterCommitAsync(append.Entity);
        return outcome;
    }

    public Task<JournalEntry?> FindCommandAsync(EntityId entity, string commandId, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Find(entity, commandId));

    public Task<ImmutableArray<JournalEntry>> ReadEntityAsync(
        EntityId entity, long afterSeq, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Entries.Where(e => e.Entity == entity && e.Seq > afterSeq).Take(limit).ToImmutableArray());

    public Task<ImmutableArray<JournalEntry>> ReadEntityBackwardsAsync(
        EntityId entity, long beforeSeq, ImmutableArray<string> kinds, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Entries.Where(e => e.Entity == entity && e.Seq < beforeSeq && kinds.Contains(e.Kind))
            .Reverse().Take(limit).ToImmutableArray());

    public Task<ImmutableArray<JournalEntry>> ReadAsync(long afterPosition, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Entries.Where(e => e.Position > afterPosition).Take(limit).ToImmutableArray());

    public Task<ImmutableArray<JournalEntry>> ReadTypesAsync(
        ImmutableArray<string> entityTypes, long afterPosition, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Entries.Where(e => entityTypes.Contains(e.Entity.Type) && e.Position > afterPosition).Take(limit).ToImmutableArray());

    public Task<long> HeadAsync(CancellationToken cancellationToken = default) => ReadAsync(() => (long)Entries.Count);

    public Task<long> EraseAsync(ImmutableArray<EntityId> entities, CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException("Erasure is a matter of the real stores.");

    /// <summary>The rows of one table, as they are now.</summary>
    public ImmutableArray<TRow> All<TRow>()
        where TRow : DirectoryRow
    {
        lock (_lock) return Rows.TryGetValue(typeof(TRow), out var rows) ? [.. rows.Values.Cast<TRow>()] : [];
    }

    /// <summary>The first entry, committed already or later, that the condition holds for.</summary>
    public Task<JournalEntry> WaitForAsync(Func<JournalEntry, bool> condition)
    {
        lock (_lock)
        {
            if (Entries.FirstOrDefault(condition) is { } entry) return Task.FromResult(entry);
            var waiter = new TaskCompletionSource<JournalEntry>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((condition, waiter));
            return waiter.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }
    }

    private async Task<T> ReadAsync<T>(Func<T> read)
    {
        await _faults.BeforeReadAsync();
        lock (_lock) return read();
    }

    private AppendOutcome Commit(JournalAppend append)
    {
        if (append.Entries[0].CommandId is { } id && Find(append.Entity, id) is { } first) return new AppendOutcome.AlreadyCommitted(first);
        var last = Entries.LastOrDefault(e => e.Entity == append.Entity)?.Seq ?? 0;
        if (last != append.AfterSeq) throw new JournalFencedException(append.Entity, append.AfterSeq);
        CheckUsername(append);

        var position = (long)Entries.Count;
        foreach (var (entry, index) in append.Entries.Select((entry, index) => (entry, index)))
        {
            Entries.Add(new JournalEntry(
                position + index + 1, append.Entity, last + index + 1, entry.At, entry.Actor, entry.Kind, entry.Data, entry.CommandId, entry.Tags));
        }

        foreach (var row in append.Rows) Store(row);
        foreach (var (condition, waiter) in _waiters)
        {
            if (Entries.Skip((int)position).FirstOrDefault(condition) is { } entry) waiter.TrySetResult(entry);
        }

        return new AppendOutcome.Committed(position + 1, Entries.Count);
    }

    private JournalEntry? Find(EntityId entity, string commandId) =>
        Entries.FirstOrDefault(e => e.Entity == entity && e.CommandId == commandId);

    private void CheckUsername(JournalAppend append)
    {
        foreach (var account in append.Rows.OfType<AccountRow>())
        {
            var others = Rows.GetValueOrDefault(typeof(AccountRow))?.Values.Cast<AccountRow>() ?? [];
            if (others.Any(o => o.Key != account.Key && o.Username.Equals(account.Username, StringComparison.OrdinalIgnoreCase)))
                throw new DirectoryConflictException(DirectoryConstraints.Username);
        }
    }

    private void Store(DirectoryRow row)
    {
        if (row is RemovedRow removed)
        {
            foreach (var table in Rows.Values) table.Remove(removed.EntityKey);
            return;
        }

        if (!Rows.TryGetValue(row.GetType(), out var rows)) Rows[row.GetType()] = rows = [];
        rows[row.Key] = row;
    }
}
