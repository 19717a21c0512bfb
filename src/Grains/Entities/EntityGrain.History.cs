using System.Collections.Immutable;
using ContactCenter.Errors;
using ContactCenter.Journal;

namespace ContactCenter.Entities;

/// <content>What takes something out of an actor's history.</content>
internal abstract partial class EntityGrain<TState, TEntry>
{
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
}
