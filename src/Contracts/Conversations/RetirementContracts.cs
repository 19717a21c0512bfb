namespace ContactCenter.Conversations;

/// <summary>Has a conversation go that was kept long enough.</summary>
/// <param name="Anonymizes">Whether its figures stay; false = it is deleted.</param>
/// <param name="DepartmentId">The department by whose policy it goes; null = it is in none.</param>
/// <param name="ClosedUntil">It goes only if it was closed by then.</param>
[GenerateSerializer, Immutable, Alias("RetireConversation")]
public sealed record RetireConversation(bool Anonymizes, string? DepartmentId, DateTimeOffset ClosedUntil);

/// <summary>What became of a conversation that was to go.</summary>
[Alias("Retirement")]
public enum Retirement
{
    /// <summary>It went now.</summary>
    Done,

    /// <summary>It had gone before.</summary>
    Gone,

    /// <summary>It stays: it is open, or is in another department, or was closed later.</summary>
    Kept,
}
