using System.Collections.Immutable;
using ContactCenter.Agents;
using ContactCenter.Conversations;

namespace ContactCenter.Listing;

/// <summary>
/// What waits and may be offered to one agent (contract §3.4 queuedForUser): for whom it is asked first, else what nobody is asked first
/// for.
/// </summary>
/// <param name="DepartmentIds">The agent's own departments.</param>
/// <param name="OnlyDepartmentIds">Nothing else is listed; null = also what has no department.</param>
public sealed record OfferedQuery(
    string AgentId, ImmutableArray<string> DepartmentIds, ImmutableArray<string>? OnlyDepartmentIds, QueueOrder Order, PageRequest Page);

/// <param name="Type">Such as widget, api or email.</param>
/// <param name="Id">The id of one of several sources of the type; null = there is one.</param>
public sealed record ChannelKind(string Type, string? Id);

/// <summary>The number of conversations that an agent serves in one department (null = in none).</summary>
public sealed record ServedCount(AgentView Agent, string? DepartmentId, int Conversations);

/// <summary>Tells users about many conversations: what is offered to them, by which channels they come, which are closed, who serves how many.</summary>
public interface IConversationOverview
{
    /// <summary>Conversations in the order in which they are served.</summary>
    Task<Page<ConversationView>> ListOfferedAsync(OfferedQuery query, CancellationToken cancellationToken = default);

    /// <summary>The different channels through which conversations came, as far as the newest 10,000 tell.</summary>
    Task<ImmutableArray<ChannelKind>> ListChannelKindsAsync(CancellationToken cancellationToken = default);

    /// <summary>Closed conversations by id, for who goes through all of them.</summary>
    /// <param name="departmentIds">Empty = all, and those without a department.</param>
    Task<ImmutableArray<string>> ListClosedRoomIdsAsync(
        ImmutableArray<string> departmentIds, string? afterRoomId, int limit, CancellationToken cancellationToken = default);

    /// <summary>Served conversations per agent and department, most first; those on hold are not counted. At most 1,000 lines.</summary>
    /// <param name="agentId">Null = every agent.</param>
    /// <param name="departmentId">Null = every department and none.</param>
    Task<ImmutableArray<ServedCount>> CountServedAsync(
        string? agentId, string? departmentId, bool includesOffline, CancellationToken cancellationToken = default);
}
