using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Listing;

namespace ContactCenter.Entities;

/// <summary>
/// The shell around one actor's rules (DESIGN §2): load, decide, append, apply, return. The state follows from the entries alone. It is
/// written nowhere but in the journal, of which the snapshot is a cache.
/// </summary>
/// <remarks>
/// A grain that is not reentrant executes one command at a time. After an append that was fenced, or whose outcome is unknown, the
/// activation no longer knows its state: it refuses everything and deactivates, and the next activation reads the truth (DESIGN §4).
/// </remarks>
internal abstract partial class EntityGrain<TState, TEntry>(
    string entityType, TState initial, IPersistentState<EntitySnapshot> snapshot, EntityServices services) : Grain
    where TState : class
    where TEntry : class
{
    /// <summary>
    /// The entries after which an actor that never rests gets a snapshot: each is a commit of its own, and what it saves is half a page of reading.
    /// </summary>
    private const int SnapshotInterval = JournalLimits.MaxEntriesPerRead / 2;

    private const int SnapshotCommands = 16;
    private const int FirstSnapshotOnDeactivationAfter = 20;
    private const int SnapshotOnDeactivationAfter = 5;
    private const int NamesMax = 5;

    private readonly TState _initial = initial;
    private readonly RecentCommands _commands = new();

    /// <summary>Some commands may be known only by their former names (<see cref="CommandContext.FormerId"/>).</summary>
    private bool _hasFormerNames;
    private Task _snapshotWrite = Task.CompletedTask;
    private long _snapshotSeq;
    private bool _stateIsUnknown;

    protected TState State { get; private set; } = initial;

    /// <summary>The seq of the last entry that is in <see cref="State"/>; 0 = the entity does not exist.</summary>
    protected long Seq { get; private set; }

    protected bool Exists => Seq > 0;

    protected string Key => Entity.Id;

    protected EntityServices Services => services;

    /// <summary>The version of the state's JSON. It changes when older JSON cannot be read as before; snapshots are then rebuilt from entries.</summary>
    protected virtual int StateShape => 1;

    private EntityId Entity { get; set; }

    /// <summary>Applies an entry: returns the state after it. Pure.</summary>
    protected abstract TState Apply(TState state, Recorded<TEntry> entry);

    /// <summary>Tells whether the entry's command id is one that its sender chose. Pure.</summary>
    protected virtual bool IsNamedByClient(TEntry entry, string commandId) => false;

    /// <summary>
    /// The directory rows for this state. They may also depend on the workspace's configuration, so the same state can give other rows
    /// later.
    /// </summary>
    protected abstract ImmutableArray<DirectoryRow> Rows(TState state);

    /// <summary>The contact, conversation, agent and department of an entry that led to this state. Pure.</summary>
    protected abstract EntryTags Tags(TState state, TEntry entry);

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

    /// <summary>Executes a command exactly once: decides on the current state, appends the entries, and applies them.</summary>
    /// <exception cref="ContactCenterException">The rule refused the command, or the outcome is unknown (<see cref="ErrorKind.Unavailable"/>).</exception>
    protected Task<Executed<TEntry>> ExecuteAsync(CommandContext context, Func<TState, DateTimeOffset, Decision<TEntry>> decide) =>
        ExecuteUnderFencesAsync(context, decide, static (_, _) => []);

    /// <param name="companions">
    /// Makes appends of other actors that are committed in the same moment, from the state before the command
    /// (<see cref="JournalAppend.With"/>).
    /// </param>
    /// <inheritdoc cref="ExecuteAsync(CommandContext, Func{TState, DateTimeOffset, Decision{TEntry}})"/>
    protected async Task<Executed<TEntry>> ExecuteAsync(
        CommandContext context, Func<TState, DateTimeOffset, Decision<TEntry>> decide,
        Func<TState, DateTimeOffset, ImmutableArray<JournalAppend>> companions)
    {
        try
        {
            return await ExecuteUnderFencesAsync(context, decide, companions);
        }
        catch (CompanionFencedException fenced)
        {
            throw GiveUp(fenced.Message);
        }
    }

    /// <summary>Executes a command with companions, like <see cref="ExecuteAsync(CommandContext, Func{TState, DateTimeOffset, Decision{TEntry}})"/>.</summary>
    /// <returns>Null = nothing was written, because another actor has entries of which its companion does not know.</returns>
    protected async Task<Executed<TEntry>?> TryExecuteAsync(
        CommandContext context, Func<TState, DateTimeOffset, Decision<TEntry>> decide,
        Func<TState, DateTimeOffset, ImmutableArray<JournalAppend>> companions)
    {
        try
        {
            return await ExecuteUnderFencesAsync(context, decide, companions);
        }
        catch (CompanionFencedException)
        {
            return null;
        }
    }

    private async Task<Executed<TEntry>> ExecuteUnderFencesAsync(
        CommandContext context, Func<TState, DateTimeOffset, Decision<TEntry>> decide,
        Func<TState, DateTimeOffset, ImmutableArray<JournalAppend>> companions)
    {
        CheckStateIsKnown();
        for (var names = 1; ; names++)
        {
            try
            {
                return await ExecuteOnceAsync(context, decide, companions);
            }
            catch (NameTakenException)
            {
                // A client is told so. What we do by ourselves has nobody to tell, and must not be tried for ever.
                if (!context.IsOurs || names == NamesMax) throw new ContactCenterException(CommonErrors.CommandIdInUse);
                context = context.Again();
            }
        }
    }

    private async Task<Executed<TEntry>> ExecuteOnceAsync(
        CommandContext context, Func<TState, DateTimeOffset, Decision<TEntry>> decide,
        Func<TState, DateTimeOffset, ImmutableArray<JournalAppend>> companions)
    {
        if (_commands.Contains(context.Id) && await FindAsync(context) is { } repeated) return repeated;
        if (await FindFormerAsync(context) is { } former) return former;

        var now = services.Now();
        var decision = decide(State, now);
        if (decision.Error is { } error)
        {
            // Refused now, but perhaps because it was executed long ago: a message retried after its conversation was closed.
            return await FindAsync(context) ?? throw new ContactCenterException(error);
        }

        return decision.Entries.IsEmpty ? new Executed<TEntry>(null, 0, false) : await CommitAsync(context, decision.Entries, now, companions(State, now));
    }

    /// <exception cref="ContactCenterException">
    /// This activation is going away, and the next one knows the state (<see cref="ErrorKind.Unavailable"/>).
    /// </exception>
    protected void CheckStateIsKnown()
    {
        if (_stateIsUnknown) throw new ContactCenterException(CommonErrors.Unavailable);
    }

    /// <summary>Takes over the first entry, which another actor has committed.</summary>
    private void TakeOver(CommittedEntry first) =>
        Replay(new JournalEntry(0, Entity, 1, first.At, first.Actor, first.Kind, first.Data, first.CommandId, EntryTags.None));

    /// <summary>Deactivates this activation, because another actor's transaction has written to this actor and the state is stale.</summary>
    protected void Forget()
    {
        _stateIsUnknown = true;
        DeactivateOnIdle();
    }

    /// <summary>Turns this actor's whole history into tombstones and deactivates: nothing of it is known or written any more.</summary>
    protected async Task EraseHistoryAsync()
    {
        Forget();
        await _snapshotWrite;
        await services.Journal.EraseAsync([Entity]);
    }

    /// <summary>Removes somebody from this actor's history and deactivates: the next activation knows only what is left.</summary>
    /// <param name="redact">Returns what is left of an entry; null = the entry stays as it is.</param>
    protected async Task RedactHistoryAsync(Func<JournalEntry, Redaction?> redact)
    {
        if (_stateIsUnknown) throw new ContactCenterException(CommonErrors.Unavailable);
        var redactions = ImmutableArray.CreateBuilder<Redaction>();
        await foreach (var entry in ReadHistoryAsync())
            if (redact(entry) is { } redaction) redactions.Add(redaction);
        if (redactions.Count == 0) return;
        Forget();
        await _snapshotWrite;
        await services.Journal.RedactAsync(Entity, redactions.ToImmutable());
    }

    /// <summary>
    /// Executes a command whose entries replace this actor's history: all entries before them become tombstones in the same moment. Deactivates;
    /// the next activation knows only what these entries say.
    /// </summary>
    protected async Task<Executed<TEntry>> ReplaceHistoryAsync(CommandContext context, Func<TState, DateTimeOffset, Decision<TEntry>> decide)
    {
        CheckStateIsKnown();
        await _snapshotWrite;
        var now = services.Now();
        var decision = decide(State, now);
        if (decision.Error is { } error) throw new ContactCenterException(error);
        if (decision.Entries.IsEmpty) return new Executed<TEntry>(null, 0, false);
        var executed = await CommitAsync(context, decision.Entries, now, [], emptiesHistory: true);
        Forget();
        return executed;
    }

    /// <summary>Reads every entry of this actor, a page at a time.</summary>
    protected IAsyncEnumerable<JournalEntry> ReadHistoryAsync() => services.Journal.ReadHistoryAsync(Entity);

    private async Task<Executed<TEntry>> CommitAsync(
        CommandContext context, ImmutableArray<TEntry> entries, DateTimeOffset now, ImmutableArray<JournalAppend> companions,
        bool emptiesHistory = false)
    {
        var state = State;
        var written = ImmutableArray.CreateBuilder<NewEntry>(entries.Length);
        for (var i = 0; i < entries.Length; i++)
        {
            state = Apply(state, new Recorded<TEntry>(Seq + i + 1, now, context.Actor, entries[i]));
            written.Add(new NewEntry(
                now, context.Actor, EntryCodec<TEntry>.KindOf(entries[i]), EntryCodec<TEntry>.Write(entries[i]),
                i == 0 ? context.Id : null, Tags(state, entries[i]))
            {
                Content = new EntryContent(entries[i]),
            });
        }

        var append = new JournalAppend(Entity, Seq, written.MoveToImmutable(), Rows(state))
        {
            With = companions, EmptiesHistory = emptiesHistory,
        };
        switch (await AppendAsync(append))
        {
            case AppendOutcome.AlreadyCommitted already:
                return Repeated(context, already.First);

            case AppendOutcome.Committed committed:
                var first = new Recorded<TEntry>(Seq + 1, now, context.Actor, entries[0]);
                _commands.Add(context.Id);
                State = state;
                Seq += entries.Length;
                // Nobody waits for it: whoever sent the command has its answer, and the next one comes meanwhile.
                if (Seq - _snapshotSeq >= SnapshotInterval && _snapshotWrite.IsCompleted && !emptiesHistory) _snapshotWrite = WriteSnapshotAsync();
                return new Executed<TEntry>(first, committed.LastPosition, false);

            default:
                throw new UnreachableException();
        }
    }

    private async Task<AppendOutcome> AppendAsync(JournalAppend append)
    {
        try
        {
            return await services.Journal.AppendAsync(append);
        }
        catch (JournalFencedException fenced) when (fenced.Entity != Entity)
        {
            throw new CompanionFencedException(fenced);
        }
        catch (Exception exception) when (exception is JournalFencedException or JournalUnavailableException)
        {
            throw GiveUp(exception.Message);
        }
        catch (ArgumentException exception)
        {
            // Nothing was written, so the state is what it was.
            LogRefused(services.Logger, Entity, exception);
            throw new ContactCenterException(CommonErrors.NotStorable);
        }
    }

    private ContactCenterException GiveUp(string reason)
    {
        _stateIsUnknown = true;
        LogStateUnknown(services.Logger, Entity, Seq, reason);
        DeactivateOnIdle();
        return new ContactCenterException(CommonErrors.Unavailable);
    }

    private async Task<Executed<TEntry>?> FindAsync(CommandContext context) =>
        await services.Journal.FindCommandAsync(Entity, context.Id) is { } first ? Repeated(context, first) : null;

    /// <summary>
    /// Finds a command that was executed before ids had name spaces. An entry of another actor, or one whose id a client chose, does not
    /// count.
    /// </summary>
    private async Task<Executed<TEntry>?> FindFormerAsync(CommandContext context) =>
        _hasFormerNames && context.FormerId is { } id && await services.Journal.FindCommandAsync(Entity, id) is { } first && Of(context, first) is not null
            ? Repeated(context, first)
            : null;

    /// <summary>Returns the first result of a repeated command. The same id from somebody else is a collision, not a repeat.</summary>
    private Executed<TEntry> Repeated(CommandContext context, JournalEntry first)
    {
        if (first.Seq > Seq) throw GiveUp("another activation executed the command");
        if (Of(context, first) is not { } entry) throw new NameTakenException();
        return new Executed<TEntry>(new Recorded<TEntry>(first.Seq, first.At, first.Actor, entry), first.Position, true);
    }

    /// <returns>Null = the entry is somebody else's, or a client chose an id that is ours.</returns>
    private TEntry? Of(CommandContext context, JournalEntry first) =>
        first.Actor == context.Actor && EntryCodec<TEntry>.Read(first) is { } entry
            && !(context.IsOurs && IsNamedByClient(entry, first.CommandId!))
                ? entry
                : null;

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

    private sealed class NameTakenException : Exception;

    /// <summary>Nothing was written: this actor's fence held, another one's did not.</summary>
    private sealed class CompanionFencedException(JournalFencedException fenced) : Exception(fenced.Message, fenced);
}
