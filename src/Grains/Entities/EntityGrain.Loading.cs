using System.Collections.Immutable;
using System.Text.Json;
using ContactCenter.Errors;
using ContactCenter.Journal;

namespace ContactCenter.Entities;

/// <content>How an actor comes into memory and leaves it: its snapshot, the entries since then, its next snapshot.</content>
internal abstract partial class EntityGrain<TState, TEntry>
{
    /// <summary>
    /// The entries after which an actor that never rests gets a snapshot: each is a commit of its own, and what it saves is half a page of reading.
    /// </summary>
    private const int SnapshotInterval = JournalLimits.MaxEntriesPerRead / 2;

    private const int SnapshotCommands = 16;
    private const int FirstSnapshotOnDeactivationAfter = 20;
    private const int SnapshotOnDeactivationAfter = 5;

    private readonly TState _initial = initial;
    private Task _snapshotWrite = Task.CompletedTask;
    private long _snapshotSeq;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Entity = new EntityId(entityType, this.GetPrimaryKeyString());
        if (NewEntity.Is(Key))
        {
            if (NewEntity.FindFirst() is { } first) TakeOver(first);
            return;
        }

        ReadSnapshot();
        try
        {
            while (await ReplayPageAsync(cancellationToken)) { }
            if (Exists) services.CountResumed(entityType);
        }
        catch (Exception exception) when (exception is not ContactCenterException)
        {
            // No caller's process can read the exceptions of a database's library.
            LogNotActivated(services.Logger, Entity, exception);
            throw new ContactCenterException(PassingFaults.Includes(exception) ? CommonErrors.Unavailable : CommonErrors.Internal);
        }
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _snapshotWrite;
        // A short history costs less to read again than a snapshot to keep. A snapshot that is kept anyway may as well be fresh.
        var after = _snapshotSeq == 0 ? FirstSnapshotOnDeactivationAfter : SnapshotOnDeactivationAfter;
        if (!_stateIsUnknown && Seq - _snapshotSeq >= after) await WriteSnapshotAsync();
    }

    /// <summary>Takes over the first entry, which another actor has committed.</summary>
    private void TakeOver(CommittedEntry first) =>
        Replay(new JournalEntry(0, Entity, 1, first.At, first.Actor, first.Kind, first.Data, first.CommandId, EntryTags.None));

    private void Replay(JournalEntry entry)
    {
        if (entry.Seq != Seq + 1) throw new InvalidOperationException($"{Entity} has entry {entry.Seq} after {Seq}.");
        var known = EntryCodec<TEntry>.Read(entry);
        if (known is not null) State = Apply(State, new Recorded<TEntry>(entry.Seq, entry.At, entry.Actor, known));
        Seq = entry.Seq;
        if (entry.CommandId is not { } id) return;
        _commands.Add(id);
        if (!CommandNames.AreOurs(id) && (known is null || !IsNamedByClient(known, id))) _hasFormerNames = true;
    }

    private void ReadSnapshot()
    {
        var saved = snapshot.State;
        if (saved?.State is null || saved.Key != Key || saved.Shape != StateShape) return;
        try
        {
            State = JsonSerializer.Deserialize<TState>(saved.State, JournalJson.Options)!;
            foreach (var id in saved.RecentCommandIds) _commands.Add(id);
            Seq = _snapshotSeq = saved.Seq;
            _hasFormerNames = saved.HasFormerNames ?? true;
        }
        catch (JsonException exception)
        {
            LogSnapshotNotUsed(services.Logger, Entity, exception.GetType().Name);
        }
    }

    /// <summary>
    /// Replays a page of entries, beginning with the snapshot's own entry. An activation that outlived the erasure of its history may have
    /// written a snapshot later; when that entry is gone or empty, the snapshot is not used.
    /// </summary>
    /// <returns>True if there may be more entries.</returns>
    private async Task<bool> ReplayPageAsync(CancellationToken cancellationToken)
    {
        var isOfSnapshot = Seq > 0 && Seq == _snapshotSeq;
        var page = await services.Journal.ReadEntityAsync(Entity, isOfSnapshot ? Seq - 1 : Seq, JournalLimits.MaxEntriesPerRead, cancellationToken);
        if (isOfSnapshot && (page.IsEmpty || page[0].Seq != Seq || page[0].Kind == JournalLimits.TombstoneKind))
        {
            LogSnapshotNotUsed(services.Logger, Entity, "erased");
            State = _initial;
            Seq = _snapshotSeq = 0;
            _hasFormerNames = false;
            _commands.Clear();
            return true;
        }

        foreach (var entry in isOfSnapshot ? page.AsSpan()[1..] : page.AsSpan()) Replay(entry);
        return page.Length == JournalLimits.MaxEntriesPerRead;
    }

    /// <summary>Writes a snapshot. If that fails it costs time later; the command before it is committed all the same.</summary>
    private async Task WriteSnapshotAsync()
    {
        var seq = Seq;
        try
        {
            snapshot.State = new EntitySnapshot
            {
                Key = Key, Seq = seq, Shape = StateShape, State = JsonSerializer.Serialize(State, JournalJson.Options),
                RecentCommandIds = [.. _commands.Ids.TakeLast(SnapshotCommands)], HasFormerNames = _hasFormerNames,
            };
            await snapshot.WriteStateAsync();
        }
        catch (Exception exception)
        {
            LogSnapshotNotWritten(services.Logger, Entity, seq, exception.GetType().Name);
        }

        _snapshotSeq = seq;
    }
}
