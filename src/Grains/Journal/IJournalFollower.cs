using System.Collections.Immutable;

namespace ContactCenter.Journal;

/// <summary>A part of this process that must see every entry once, in order (configuration copy, live feed).</summary>
public interface IJournalConsumer
{
    /// <summary>
    /// Called once, before the first entries. The consumer loads what it needs of the entries up to <paramref name="position"/> by itself;
    /// <see cref="OnEntriesAsync"/> gets those from the next position on.
    /// </summary>
    ValueTask StartAsync(long position, CancellationToken cancellationToken);

    /// <summary>
    /// Takes the entries that follow those handed over before: contiguous, in order, never empty. When it throws, the same entries come
    /// again.
    /// </summary>
    ValueTask OnEntriesAsync(ImmutableArray<JournalEntry> entries, CancellationToken cancellationToken);
}

/// <summary>
/// Reads the journal once for the whole process, from the position at its start onwards, and hands every entry to each consumer in order
/// (DESIGN §5). Hints and the writer's own batches make it fast; polling the head makes it complete.
/// </summary>
public interface IJournalFollower
{
    /// <summary>The position up to which everything has been handed to every consumer.</summary>
    long Position { get; }

    /// <summary>Tells the follower that the journal has grown to at least this position (told by another process; may be lost, late, or repeated).</summary>
    void Hint(long position);

    /// <summary>Completes when <see cref="Position"/> has reached <paramref name="position"/>: for reading one's own write.</summary>
    Task WaitForAsync(long position, CancellationToken cancellationToken = default);
}
