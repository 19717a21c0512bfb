using System.Collections.Immutable;
using ContactCenter.Journal;

namespace ContactCenter.Storage.Journal;

/// <summary>Erases entities on one database, in one transaction that excludes every writer.</summary>
internal abstract class JournalEraser
{
    /// <summary>Entities that are erased in one transaction at most; more are erased in several.</summary>
    protected const int EntitiesPerTransactionMax = 100;

    // A tombstone keeps its position and type. Its seq becomes its position, which keeps it unique without naming the entity.
    protected const string Tombstone = $"""
        entity_id = '', seq = position, actor = '', kind = '{JournalLimits.TombstoneKind}', data = '{"{}"}',
        command_id = null, contact_id = null, conversation_id = null, agent_id = null, department_id = null
        """;

    /// <summary>The columns that redaction empties in an entry, whatever is left of its data.</summary>
    public const string Redacted = $"""
        actor = case when actor like '{VisitorActors}%' then '{Actors.System}' else actor end, command_id = null, contact_id = null
        """;

    private const string VisitorActors = "visitor:";

    public async Task<long> EraseAsync(ImmutableArray<EntityId> entities, CancellationToken cancellationToken)
    {
        // A default entity would name the tombstones themselves.
        if (entities.Any(entity => string.IsNullOrEmpty(entity.Id))) throw new ArgumentException("An entity has an id.", nameof(entities));
        long erased = 0;
        foreach (var some in entities.Distinct().Chunk(EntitiesPerTransactionMax)) erased += await EraseSomeAsync(some, cancellationToken);
        return erased;
    }

    public Task RedactAsync(EntityId entity, ImmutableArray<Redaction> redactions, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(entity.Id)) throw new ArgumentException("An entity has an id.", nameof(entity));
        return redactions.IsEmpty ? Task.CompletedTask : RedactSomeAsync(entity, redactions, cancellationToken);
    }

    protected abstract Task RedactSomeAsync(EntityId entity, ImmutableArray<Redaction> redactions, CancellationToken cancellationToken);

    protected abstract Task<long> EraseSomeAsync(EntityId[] entities, CancellationToken cancellationToken);
}
