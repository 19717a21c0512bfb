using System.Collections.Immutable;
using ContactCenter.Journal;
using ContactCenter.Listing;

namespace ContactCenter.Tests;

/// <summary>
/// The journal's promises in memory, for tests of rules and for simulation. Faults are decided by whoever injects
/// <see cref="MemoryFaults"/>; nothing here uses a thread, a clock or chance of its own.
/// </summary>
public sealed class MemoryJournal(MemoryFaults? faults = null) : IJournal
{
    private static readonly string[] MergeKinds =
        ["contact-absorbed", "contact-released", "contact-merged", "contact-restored", "contact-duplicate-dismissed"];

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

    public Task<ImmutableArray<JournalEntry>> ReadContactsAsync(
        ImmutableArray<string> contactIds, long beforePosition, ImmutableArray<string> kinds, int limit,
        CancellationToken cancellationToken = default) =>
        ReadAsync(() => Entries
            .Where(e => e.Tags.ContactId is { } id && contactIds.Contains(id) && e.Position < beforePosition
                && e.Kind != "message" && kinds.Contains(e.Kind))
            .Reverse().Take(limit).ToImmutableArray());

    public Task<ImmutableArray<JournalEntry>> ReadAsync(long afterPosition, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Entries.Where(e => e.Position > afterPosition).Take(limit).ToImmutableArray());

    public Task<ImmutableArray<JournalEntry>> ReadTypesAsync(
        ImmutableArray<string> entityTypes, long afterPosition, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Entries.Where(e => entityTypes.Contains(e.Entity.Type) && e.Position > afterPosition).Take(limit).ToImmutableArray());

    public Task<ImmutableArray<JournalEntry>> ReadTypesBackwardsAsync(
        ImmutableArray<string> entityTypes, long beforePosition, ImmutableArray<string> kinds, int limit,
        CancellationToken cancellationToken = default) =>
        ReadAsync(() => Entries.Where(e => entityTypes.Contains(e.Entity.Type) && e.Position < beforePosition && kinds.Contains(e.Kind))
            .Reverse().Take(limit).ToImmutableArray());

    public Task<long> HeadAsync(CancellationToken cancellationToken = default) => ReadAsync(() => (long)Entries.Count);

    public Task<long> EraseAsync(ImmutableArray<EntityId> entities, CancellationToken cancellationToken = default) =>
        WriteAsync(entities[0], () => entities.Distinct().Sum(Erase));

    public Task<ImmutableDictionary<string, long>> CountKindsAsync(
        ImmutableArray<EntityId> entities, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Entries.Where(e => entities.Contains(e.Entity)).GroupBy(e => e.Kind)
            .ToImmutableDictionary(kind => kind.Key, kind => (long)kind.Count()));

    public Task<ImmutableArray<EntityId>> ListEntitiesThatNameAsync(
        ImmutableArray<string> contactIds, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Entries
            .Where(e => (e.Tags.ContactId is { } tag && contactIds.Contains(tag) && e.Kind != "message")
                || (MergeKinds.Contains(e.Kind) && contactIds.Any(id => e.Data.Contains(id, StringComparison.Ordinal))))
            .Select(e => e.Entity).Distinct().ToImmutableArray());

    public async Task RedactAsync(EntityId entity, ImmutableArray<Redaction> redactions, CancellationToken cancellationToken = default)
    {
        await _faults.BeforeCommitAsync(entity);
        lock (_lock)
        {
            foreach (var redaction in redactions) Redact(Entries.FindIndex(e => e.Entity == entity && e.Seq == redaction.Seq), redaction.Data);
        }

        await _faults.AfterCommitAsync(entity);
    }

    /// <summary>The rows of one table, as they are now.</summary>
    public ImmutableArray<TRow> All<TRow>()
        where TRow : DirectoryRow
    {
        lock (_lock) return Rows.TryGetValue(typeof(TRow), out var rows) ? [.. rows.Values.Cast<TRow>()] : [];
    }

    /// <summary>Writes a row without an entry, as upkeep does.</summary>
    public void Replace(DirectoryRow row)
    {
        lock (_lock) Store(row);
    }

    /// <summary>The first entry, committed already or later, that the condition holds for.</summary>
    public Task<JournalEntry> WaitForAsync(Func<JournalEntry, bool> condition)
    {
        lock (_lock)
        {
            if (Entries.FirstOrDefault(condition) is { } entry) return Task.FromResult(entry);
            var waiter = new TaskCompletionSource<JournalEntry>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((condition, waiter));
            return waiter.Task.WaitAsync(TimeSpan.FromSeconds(60));
        }
    }

    private async Task<T> ReadAsync<T>(Func<T> read)
    {
        await _faults.BeforeReadAsync();
        lock (_lock) return read();
    }

    private async Task<T> WriteAsync<T>(EntityId entity, Func<T> write)
    {
        await _faults.BeforeCommitAsync(entity);
        T result;
        lock (_lock) result = write();
        await _faults.AfterCommitAsync(entity);
        return result;
    }

    private AppendOutcome Commit(JournalAppend append)
    {
        if (append.Entries[0].CommandId is { } id && Find(append.Entity, id) is { } first) return new AppendOutcome.AlreadyCommitted(first);
        JournalAppend[] members = [append, .. append.With];
        foreach (var member in members) CheckFence(member);
        foreach (var member in members) CheckUsername(member);

        var position = (long)Entries.Count;
        foreach (var member in members) Write(member);
        foreach (var (condition, waiter) in _waiters)
        {
            if (Entries.Skip((int)position).FirstOrDefault(condition) is { } entry) waiter.TrySetResult(entry);
        }

        return new AppendOutcome.Committed(position + 1, Entries.Count);
    }

    private void CheckFence(JournalAppend append)
    {
        var last = Entries.LastOrDefault(e => e.Entity == append.Entity)?.Seq ?? 0;
        if (last != append.AfterSeq || append.Entries.Any(e => e.CommandId is { } id && Find(append.Entity, id) is not null))
            throw new JournalFencedException(append.Entity, append.AfterSeq);
    }

    private void Write(JournalAppend append)
    {
        for (var i = 0; append.EmptiesHistory && i < Entries.Count; i++)
            if (Entries[i].Entity == append.Entity) Redact(i, null);
        var seq = append.AfterSeq;
        foreach (var entry in append.Entries)
        {
            Entries.Add(new JournalEntry(
                Entries.Count + 1, append.Entity, ++seq, entry.At, entry.Actor, entry.Kind, entry.Data, entry.CommandId, entry.Tags));
        }

        foreach (var row in append.Rows) Store(row);
    }

    private long Erase(EntityId entity)
    {
        var erased = 0L;
        for (var i = 0; i < Entries.Count; i++)
        {
            var entry = Entries[i];
            if (entry.Entity != entity) continue;
            Entries[i] = new JournalEntry(
                entry.Position, new EntityId(entity.Type, ""), entry.Position, entry.At, "", JournalLimits.TombstoneKind, "{}", null,
                EntryTags.None);
            erased++;
        }

        Store(new RemovedRow(entity.Type, entity.Id));
        if (entity.Type == EntityTypes.Contact)
        {
            foreach (var contact in Rows.GetValueOrDefault(typeof(ContactRow))?.Values.Cast<ContactRow>().ToList() ?? [])
                Store(contact with { NotDuplicates = contact.NotDuplicates.Remove(entity.Id) });
        }

        return erased;
    }

    private void Redact(int index, string? data)
    {
        var entry = Entries[index];
        Entries[index] = entry with
        {
            Actor = entry.Actor.StartsWith("visitor:", StringComparison.Ordinal) ? Actors.System : entry.Actor, CommandId = null,
            Kind = data is null ? JournalLimits.TombstoneKind : entry.Kind, Data = data ?? "{}", Tags = entry.Tags with { ContactId = null },
        };
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

    private static Type[] TablesOf(string entityType) => entityType switch
    {
        EntityTypes.Contact => [typeof(ContactRow), typeof(BlocksRow)],
        EntityTypes.Block => [typeof(BlocksRow)],
        EntityTypes.Visitor => [typeof(VisitorRow)],
        EntityTypes.Conversation => [typeof(ConversationRow)],
        EntityTypes.Call => [typeof(CallRow)],
        EntityTypes.Account => [typeof(AccountRow)],
        EntityTypes.Agent => [typeof(AgentRow)],
        EntityTypes.Department => [typeof(DepartmentRow)],
        EntityTypes.Erasure => [typeof(ErasureRow)],
        _ => [],
    };

    private void Store(DirectoryRow row)
    {
        if (row is RemovedRow removed)
        {
            foreach (var table in TablesOf(removed.EntityType)) Rows.GetValueOrDefault(table)?.Remove(removed.EntityKey);
            return;
        }

        if (!Rows.TryGetValue(row.GetType(), out var rows)) Rows[row.GetType()] = rows = [];
        rows[row.Key] = row;
    }
}
