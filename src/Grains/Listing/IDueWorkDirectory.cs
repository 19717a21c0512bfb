using System.Collections.Immutable;

namespace ContactCenter.Listing;

/// <summary>A conversation whose timeout is due.</summary>
public sealed record DueConversation(string RoomId, DateTimeOffset DueAt);

/// <summary>An agent who is offline, with conversations left.</summary>
public sealed record LeftAgent(string AgentId, DateTimeOffset LeftAt);

/// <summary>Finds work of routing that is due: timeouts, and conversations of agents who have left.</summary>
public interface IDueWorkDirectory
{
    /// <summary>Conversations whose timeout is due, the longest due first.</summary>
    Task<ImmutableArray<DueConversation>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken = default);

    /// <summary>Agents who have been offline since before <paramref name="before"/> and still serve conversations, by id.</summary>
    Task<ImmutableArray<LeftAgent>> ListLeftAgentsAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken = default);

    /// <summary>
    /// Users who serve conversations, also on hold, and are no agents: their account is gone or not active, or has lost the role. By id.
    /// </summary>
    Task<ImmutableArray<string>> ListGoneAgentsAsync(int limit, CancellationToken cancellationToken = default);

    /// <summary>
    /// Agents whose reserved slots are not as many as the conversations they serve: a release was lost in a crash, or an assignment is
    /// under way this moment.
    /// </summary>
    Task<ImmutableArray<string>> ListAgentsOutOfStepAsync(int limit, CancellationToken cancellationToken = default);
}
