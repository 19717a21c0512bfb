using System.Collections.Immutable;
using ContactCenter.Listing;

namespace ContactCenter.Journal;

/// <summary>One actor's next entries, with the directory rows for the state after them. They are written together or not at all.</summary>
/// <param name="AfterSeq">The seq of the actor's last known entry (0 = none). It is the fence: another writer's entry after it fails the append.</param>
/// <param name="Entries">1 to <see cref="JournalLimits.MaxEntriesPerAppend"/> entries.</param>
public sealed record JournalAppend(EntityId Entity, long AfterSeq, ImmutableArray<NewEntry> Entries, ImmutableArray<DirectoryRow> Rows)
{
    /// <summary>
    /// Appends of other actors that are committed with this one or not at all, each under its own fence: for two actors that must learn
    /// something in one moment (a merge). They follow this append's entries in order. Only this append's command id tells a repeat. Not
    /// nested.
    /// </summary>
    public ImmutableArray<JournalAppend> With { get; init; } = [];

    /// <summary>
    /// Empties all former entries of the actor in the same moment: they keep their places, become tombstones as <see cref="IJournal.RedactAsync"/>
    /// makes them, and the actor's snapshots go. Not for companions.
    /// </summary>
    public bool EmptiesHistory { get; init; }
}

/// <summary>The outcome of an append that did not throw.</summary>
public abstract record AppendOutcome
{
    private AppendOutcome() { }

    /// <summary>
    /// Committed and durable; the entries' positions are consecutive from <paramref name="FirstPosition"/>, those of companions included.
    /// </summary>
    public sealed record Committed(long FirstPosition, long LastPosition) : AppendOutcome;

    /// <summary>The command id was committed before: nothing was written now. <paramref name="First"/> is the entry that carries it.</summary>
    public sealed record AlreadyCommitted(JournalEntry First) : AppendOutcome;
}

/// <summary>The one write path and the one history (DESIGN §4).</summary>
public interface IJournal
{
    /// <summary>Commits the append, together with others that wait, and returns when it is durable.</summary>
    /// <remarks>
    /// A cancelled token abandons the wait, not the write. When both rules are violated (a used seq and a used command id), the command id
    /// is reported. So a retry gets its first result also from an activation that is behind.
    /// </remarks>
    /// <exception cref="JournalFencedException">The actor has an entry after AfterSeq that the caller does not know.</exception>
    /// <exception cref="JournalUnavailableException">The outcome is unknown, or the writer's queue is full. Retry with the same command id.</exception>
    /// <exception cref="DirectoryConflictException">A directory row breaks a uniqueness rule (for example a user name).</exception>
    Task<AppendOutcome> AppendAsync(JournalAppend append, CancellationToken cancellationToken = default);

    /// <summary>Finds the entry that carries this command id; null = no such command was committed.</summary>
    Task<JournalEntry?> FindCommandAsync(EntityId entity, string commandId, CancellationToken cancellationToken = default);

    /// <summary>An actor's entries with seq above <paramref name="afterSeq"/>, in order, at most <paramref name="limit"/>.</summary>
    Task<ImmutableArray<JournalEntry>> ReadEntityAsync(EntityId entity, long afterSeq, int limit, CancellationToken cancellationToken = default);

    /// <summary>An actor's newest entries of some kinds with seq below <paramref name="beforeSeq"/>, newest first, at most <paramref name="limit"/>.</summary>
    Task<ImmutableArray<JournalEntry>> ReadEntityBackwardsAsync(
        EntityId entity, long beforeSeq, ImmutableArray<string> kinds, int limit, CancellationToken cancellationToken = default);

    /// <summary>
    /// Entries of some kinds that concern one of these contacts (<see cref="EntryTags.ContactId"/>), with position below
    /// <paramref name="beforePosition"/>, newest first, at most <paramref name="limit"/>. Messages are not for this: they are read by
    /// conversation.
    /// </summary>
    Task<ImmutableArray<JournalEntry>> ReadContactsAsync(
        ImmutableArray<string> contactIds, long beforePosition, ImmutableArray<string> kinds, int limit, CancellationToken cancellationToken = default);

    /// <summary>
    /// All entries with position above <paramref name="afterPosition"/>, in order, at most <paramref name="limit"/>. Erased ones come as
    /// tombstones.
    /// </summary>
    Task<ImmutableArray<JournalEntry>> ReadAsync(long afterPosition, int limit, CancellationToken cancellationToken = default);

    /// <summary>
    /// All entries of the given entity types with position above <paramref name="afterPosition"/>, in order, at most
    /// <paramref name="limit"/>.
    /// </summary>
    Task<ImmutableArray<JournalEntry>> ReadTypesAsync(
        ImmutableArray<string> entityTypes, long afterPosition, int limit, CancellationToken cancellationToken = default);

    /// <summary>
    /// Entries of the given entity types and kinds with position below <paramref name="beforePosition"/>, newest first, at most
    /// <paramref name="limit"/>. Only for types of which there are few, not for contacts, conversations and visitors.
    /// </summary>
    Task<ImmutableArray<JournalEntry>> ReadTypesBackwardsAsync(
        ImmutableArray<string> entityTypes, long beforePosition, ImmutableArray<string> kinds, int limit,
        CancellationToken cancellationToken = default);

    /// <summary>The position of the last committed entry; 0 when there is none.</summary>
    Task<long> HeadAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Replaces all entries of these entities by tombstones: position, entity type and kind <see cref="JournalLimits.TombstoneKind"/> stay,
    /// everything that could name a person goes, and the entities' directory rows with it. The order stays gapless.
    /// </summary>
    /// <returns>The number of entries that were erased.</returns>
    Task<long> EraseAsync(ImmutableArray<EntityId> entities, CancellationToken cancellationToken = default);

    /// <summary>Counts the entries of these entities by kind.</summary>
    Task<ImmutableDictionary<string, long>> CountKindsAsync(
        ImmutableArray<EntityId> entities, CancellationToken cancellationToken = default);

    /// <summary>
    /// Lists entities, of whatever type, with an entry that names one of these contacts: by its tag, or as the other contact of a merge.
    /// The contacts themselves are among them.
    /// </summary>
    Task<ImmutableArray<EntityId>> ListEntitiesThatNameAsync(ImmutableArray<string> contactIds, CancellationToken cancellationToken = default);

    /// <summary>
    /// Removes somebody from some entries of an entity that stays. The entries keep their places; their tags, their command ids and an
    /// actor who is a visitor go, and so does the entity's snapshot. Called by the entity's own grain, which deactivates then.
    /// </summary>
    Task RedactAsync(EntityId entity, ImmutableArray<Redaction> redactions, CancellationToken cancellationToken = default);
}

/// <summary>The rest of an entry that is redacted.</summary>
/// <param name="Data">The entry's new data; null = nothing is left, and its kind becomes <see cref="JournalLimits.TombstoneKind"/>.</param>
public sealed record Redaction(long Seq, string? Data);

/// <summary>Limits of the journal.</summary>
public static class JournalLimits
{
    public const int MaxEntriesPerAppend = 100;
    public const int MaxEntriesPerBatch = 1_000;
    public const int MaxWaitingAppends = 10_000;
    public const int MaxEntriesPerRead = 1_000;
    public const string TombstoneKind = "tombstone";
}
