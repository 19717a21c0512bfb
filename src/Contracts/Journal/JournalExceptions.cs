namespace ContactCenter.Journal;

/// <summary>Another activation of this actor has written since the caller read: the caller's state is stale and it must go away.</summary>
public sealed class JournalFencedException(EntityId entity, long afterSeq)
    : Exception($"{entity} has entries after seq {afterSeq} that this activation does not know.")
{
    /// <summary>The actor whose fence it was: the append's own, or a companion's.</summary>
    public EntityId Entity { get; } = entity;
}

/// <summary>Nobody knows whether the append was committed (or it could not be queued). Retrying with the same command id is safe.</summary>
public sealed class JournalUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A directory row broke a uniqueness rule.</summary>
public sealed class DirectoryConflictException(string constraint) : Exception($"The directory's rule {constraint} is broken.")
{
    /// <summary>One of the names in <c>DirectoryConstraints</c>.</summary>
    public string Constraint { get; } = constraint;
}
