using System.Collections.Immutable;
using ContactCenter.Journal;

namespace ContactCenter.Storage.Journal;

/// <summary>The journal: checks what is appended, and hands it to the one who does the work.</summary>
internal sealed class JournalService(JournalWriter writer, JournalReader reader, JournalEraser eraser) : IJournal
{
    public Task<AppendOutcome> AppendAsync(JournalAppend append, CancellationToken cancellationToken = default)
    {
        AppendRules.Check(append);
        cancellationToken.ThrowIfCancellationRequested();
        return writer.Enqueue(append).WaitAsync(cancellationToken);
    }

    public Task<JournalEntry?> FindCommandAsync(EntityId entity, string commandId, CancellationToken cancellationToken = default) =>
        reader.FindCommandAsync(entity, commandId, cancellationToken);

    public Task<ImmutableArray<JournalEntry>> ReadEntityAsync(
        EntityId entity, long afterSeq, int limit, CancellationToken cancellationToken = default) =>
        reader.ReadEntityAsync(entity, afterSeq, limit, cancellationToken);

    public Task<ImmutableArray<JournalEntry>> ReadEntityBackwardsAsync(
        EntityId entity, long beforeSeq, ImmutableArray<string> kinds, int limit, CancellationToken cancellationToken = default) =>
        reader.ReadEntityBackwardsAsync(entity, beforeSeq, kinds, limit, cancellationToken);

    public Task<ImmutableArray<JournalEntry>> ReadContactsAsync(
        ImmutableArray<string> contactIds, long beforePosition, ImmutableArray<string> kinds, int limit,
        CancellationToken cancellationToken = default) =>
        reader.ReadContactsAsync(contactIds, beforePosition, kinds, limit, cancellationToken);

    public Task<ImmutableArray<JournalEntry>> ReadAsync(long afterPosition, int limit, CancellationToken cancellationToken = default) =>
        reader.ReadAsync(afterPosition, limit, cancellationToken);

    public Task<ImmutableArray<JournalEntry>> ReadTypesAsync(
        ImmutableArray<string> entityTypes, long afterPosition, int limit, CancellationToken cancellationToken = default) =>
        reader.ReadTypesAsync(entityTypes, afterPosition, limit, cancellationToken);

    public Task<ImmutableArray<JournalEntry>> ReadTypesBackwardsAsync(
        ImmutableArray<string> entityTypes, long beforePosition, ImmutableArray<string> kinds, int limit,
        CancellationToken cancellationToken = default) =>
        reader.ReadTypesBackwardsAsync(entityTypes, beforePosition, kinds, limit, cancellationToken);

    public Task<long> HeadAsync(CancellationToken cancellationToken = default) => reader.HeadAsync(cancellationToken);

    public Task<long> EraseAsync(ImmutableArray<EntityId> entities, CancellationToken cancellationToken = default) =>
        eraser.EraseAsync(entities, cancellationToken);

    public Task<ImmutableDictionary<string, long>> CountKindsAsync(
        ImmutableArray<EntityId> entities, CancellationToken cancellationToken = default) =>
        reader.CountKindsAsync(entities, cancellationToken);

    public Task<ImmutableArray<EntityId>> ListEntitiesThatNameAsync(
        ImmutableArray<string> contactIds, CancellationToken cancellationToken = default) =>
        reader.ListEntitiesThatNameAsync(contactIds, cancellationToken);

    public Task RedactAsync(EntityId entity, ImmutableArray<Redaction> redactions, CancellationToken cancellationToken = default) =>
        eraser.RedactAsync(entity, redactions, cancellationToken);
}
