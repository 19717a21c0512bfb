using System.Collections.Immutable;

namespace ContactCenter.Listing;

/// <summary>An agent who could take a conversation now.</summary>
public sealed record AgentCandidate(string UserId, int Serving, int? Capacity, DateTimeOffset? LastAssignedAt)
{
    public string Username { get; init; } = "";
    public ImmutableArray<string> Skills { get; init; } = [];
}

/// <summary>Finds agents who can take conversations now.</summary>
public interface IAgentAvailability
{
    Task<bool> AnyAgentAvailableAsync(string? departmentId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Available agents of a department (null = every agent), fewest conversations first, then longest without an assignment, then by id.
    /// Agents at their own <see cref="AgentRow.Capacity"/> are left out; those without one are left out at
    /// <paramref name="defaultCapacity"/> (null = no limit).
    /// </summary>
    /// <param name="role">Only agents whose account has it; null = all.</param>
    Task<ImmutableArray<AgentCandidate>> ListCandidatesAsync(
        string? departmentId, int? defaultCapacity, int limit, string? role = null, CancellationToken cancellationToken = default);
}
