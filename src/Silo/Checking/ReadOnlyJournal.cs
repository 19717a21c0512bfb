using System.Collections.Immutable;
using ContactCenter.Journal;

namespace ContactCenter.Silo.Checking;

/// <summary>The journal for a process that only looks: what an actor would write when it wakes up is refused, and left to the server.</summary>
internal sealed class ReadOnlyJournal(IJournal journal) : IJournal
{
    private const string Reason = "This process only reads.";

    public Task<AppendOutcome> AppendAsync(JournalAppend append, CancellationToken cancellationToken = default) =>
        throw new JournalUnavailableException(Reason);

    public Task<long> EraseAsync(ImmutableArray<EntityId> entities, CancellationToken cancellationToken = default) =>
        throw new JournalUnavailableException(Reason);

    public Task RedactAsync(EntityId entity, ImmutableArray<Redaction> redactions, CancellationToken cancellationToken = default) =>
        throw new JournalUnavailableException(Reason);

    public Task<JournalEntry?> FindCommandAsync(EntityId entity, string commandId, CancellationToken cancellationToken = default) =>
        journal.FindCommandAsync(entity, commandId, cancellationToken);

    public Task<ImmutableArray<JournalEntry>> ReadEntityAsync(EntityId entity, long afterSeq, int limit, CancellationToken cancellationToken = default) =>
        journal.ReadEntityAsync(entity, afterSeq, limit, cancellationToken);

    public Task<ImmutableArray<JournalEntry>> ReadEntityBackwardsAsync(
        EntityId entity, long beforeSeq, ImmutableArray<string> kinds, int limit, CancellationToken cancellationToken = default) =>
        journal.ReadEntityBackwardsAsync(entity, beforeSeq, kinds, limit, cancellationToken);

    public Task<ImmutableArray<JournalEntry>> ReadContactsAsync(
        ImmutableArray<string> contactIds, long beforePosition, ImmutableArray<string> kinds, int limit,
        CancellationToken cancellationToken = default) =>
        journal.ReadContactsAsync(contactIds, beforePosition, kinds, limit, cancellationToken);

    public Task<ImmutableArray<JournalEntry>> ReadAsync(long afterPosition, int limit, CancellationToken cancellationToken = default) =>
        journal.ReadAsync(afterPosition, limit, cancellationToken);

    public Task<ImmutableArray<JournalEntry>> ReadTypesAsync(
        ImmutableArray<string> entityTypes, long afterPosition, int limit, CancellationToken cancellationToken = default) =>
        journal.ReadTypesAsync(entityTypes, afterPosition, limit, cancellationToken);

    public Task<ImmutableArray<JournalEntry>> ReadTypesBackwardsAsync(
        ImmutableArray<string> entityTypes, long beforePosition, ImmutableArray<string> kinds, int limit,
        CancellationToken cancellationToken = default) =>
        journal.ReadTypesBackwardsAsync(entityTypes, beforePosition, kinds, limit, cancellationToken);

    public Task<long> HeadAsync(CancellationToken cancellationToken = default) => journal.HeadAsync(cancellationToken);

    public Task<ImmutableDictionary<string, long>> CountKindsAsync(
        ImmutableArray<EntityId> entities, CancellationToken cancellationToken = default) =>
        journal.CountKindsAsync(entities, cancellationToken);

    public Task<ImmutableArray<EntityId>> ListEntitiesThatNameAsync(
        ImmutableArray<string> contactIds, CancellationToken cancellationToken = default) =>
        journal.ListEntitiesThatNameAsync(contactIds, cancellationToken);
}
