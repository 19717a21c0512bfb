using System.Collections.Immutable;
using ContactCenter.Errors;
using ContactCenter.Journal;

namespace ContactCenter.Entities;

/// <summary>The first entries of an actor, which another actor appends with its own (<see cref="JournalAppend.With"/>). Pure.</summary>
/// <param name="State">The state after them.</param>
internal sealed record NewHistory<TState, TEntry>(ImmutableArray<NewEntry> Entries, TState State)
    where TState : class
    where TEntry : class
{
    /// <param name="decision">The actor's own decision on <paramref name="initial"/>.</param>
    /// <param name="apply">Returns the state after an entry.</param>
    /// <param name="tags">Returns the tags of an entry that led to a state.</param>
    /// <exception cref="ContactCenterException">The rule refused the command.</exception>
    public static NewHistory<TState, TEntry> Of(
        TState initial, Decision<TEntry> decision, CommandContext context, DateTimeOffset now,
        Func<TState, Recorded<TEntry>, TState> apply, Func<TState, TEntry, EntryTags> tags)
    {
        if (decision.Error is { } error) throw new ContactCenterException(error);
        var (state, entries) = (initial, ImmutableArray.CreateBuilder<NewEntry>(decision.Entries.Length));
        foreach (var entry in decision.Entries)
        {
            state = apply(state, new Recorded<TEntry>(entries.Count + 1, now, context.Actor, entry));
            entries.Add(new NewEntry(
                now, context.Actor, EntryCodec<TEntry>.KindOf(entry), EntryCodec<TEntry>.Write(entry), entries.Count == 0 ? context.Id : null,
                tags(state, entry)));
        }

        return new NewHistory<TState, TEntry>(entries.MoveToImmutable(), state);
    }
}
