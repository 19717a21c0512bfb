using System.Collections.Immutable;

namespace ContactCenter.Listing;

/// <summary>A conversation that waits.</summary>
/// <param name="QueuedAt">By which it stands in the line.</param>
public sealed record WaitingConversation(string RoomId, string? DepartmentId, DateTimeOffset QueuedAt)
{
    public DateTimeOffset OpenedAt { get; init; }
    public int PriorityWeight { get; init; } = 99;
    public int SlaMinutes { get; init; } = 9_999_999;
    public string? PreferredAgentId { get; init; }
    public string? AvoidedAgentId { get; init; }
    public ImmutableArray<string> Tags { get; init; } = [];
}

/// <summary>In which order a queue serves (contract §3.4, Omnichannel_sorting_mechanism).</summary>
public enum QueueOrder
{
    Timestamp,

    /// <summary>By priority weight, then time.</summary>
    Priority,

    /// <summary>By the service level's due time, then time.</summary>
    ServiceLevel,
}

/// <summary>Reads queues: what waits in them and how long conversations took lately.</summary>
public interface IQueueDirectory
{
    /// <summary>Queued conversations of one queue (null = no department), first come first.</summary>
    Task<ImmutableArray<WaitingConversation>> ListWaitingAsync(string? departmentId, int limit, CancellationToken cancellationToken = default) =>
        ListWaitingAsync(departmentId, QueueOrder.Timestamp, limit, cancellationToken);

    /// <summary>Queued conversations of one queue (null = no department) in the order in which they are served.</summary>
    Task<ImmutableArray<WaitingConversation>> ListWaitingAsync(
        string? departmentId, QueueOrder order, int limit, CancellationToken cancellationToken = default);

    /// <summary>
    /// How long the conversations of one queue (null = no department) that an agent served and that were closed last took, from opening to
    /// closing, the newest first. Only the newest <see cref="Conversations.ConversationLimits.RecentChatsMax"/> closed conversations of all
    /// queues are looked at.
    /// </summary>
    Task<ImmutableArray<TimeSpan>> ListRecentChatTimesAsync(string? departmentId, int limit, CancellationToken cancellationToken = default);

    /// <summary>The departments (null = none) that have a queued conversation.</summary>
    Task<ImmutableArray<string?>> ListQueuesWithWaitingAsync(CancellationToken cancellationToken = default);
}
