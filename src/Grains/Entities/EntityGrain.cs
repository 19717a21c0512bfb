using System.Collections.Immutable;
using System.Diagnostics;
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
    private const int NamesMax = 5;

    private readonly RecentCommands _commands = new();

    /// <summary>Some commands may be known only by their former names (<see cref="CommandContext.FormerId"/>).</summary>
    private bool _hasFormerNames;
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

    /// <summary>Deactivates this activation, because another actor's transaction has written to this actor and the state is stale.</summary>
    protected void Forget()
    {
        _stateIsUnknown = true;
        DeactivateOnIdle();
    }

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

    private sealed class NameTakenException : Exception;

    /// <summary>Nothing was written: this actor's fence held, another one's did not.</summary>
    private sealed class CompanionFencedException(JournalFencedException fenced) : Exception(fenced.Message, fenced);
}
