using System.Collections.Immutable;
using ContactCenter.Listing;

namespace ContactCenter.Tests;

public sealed partial class MemoryDirectory : IConversationIds, IQueueDirectory, IDueWorkDirectory
{
    public Task<ImmutableArray<string>> ListRoomIdsOfPersonAsync(
        ImmutableArray<string> contactIds, ImmutableArray<string> visitorIds, string? afterRoomId, int limit,
        CancellationToken cancellationToken = default) =>
        ReadAsync(() => Rooms()
            .Where(c => (contactIds.Contains(c.ContactId) || visitorIds.Contains(c.VisitorId)) && string.CompareOrdinal(c.RoomId, afterRoomId ?? "") > 0)
            .Take(limit).Select(c => c.RoomId).ToImmutableArray());

    public Task<ImmutableArray<string>> ListServedRoomIdsAsync(string agentId, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Served().Where(c => c.AgentId == agentId).Select(c => c.RoomId).ToImmutableArray());

    public Task<ImmutableArray<string>> ListRoomIdsOfAgentAsync(
        string agentId, string? departmentId, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Live().Where(c => c.AgentId == agentId && (departmentId is null || c.DepartmentId == departmentId))
            .Take(limit).Select(c => c.RoomId).ToImmutableArray());

    public Task<ImmutableArray<WaitingConversation>> ListWaitingAsync(
        string? departmentId, QueueOrder order, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Queued().Where(c => c.DepartmentId == departmentId).OrderBy(c => order switch
            {
                QueueOrder.Priority => c.PriorityWeight,
                QueueOrder.ServiceLevel => c.SlaMinutes,
                _ => 0,
            })
            .ThenBy(c => c.QueuedAt).ThenBy(c => c.RoomId, StringComparer.Ordinal).Take(limit).Select(Waiting).ToImmutableArray());

    public Task<ImmutableArray<TimeSpan>> ListRecentChatTimesAsync(
        string? departmentId, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() => journal.All<ConversationRow>()
            .Where(c => c is { ClosedAt: not null, AgentId: not null } && c.DepartmentId == departmentId)
            .OrderByDescending(c => c.ClosedAt).Take(limit).Select(c => c.ClosedAt!.Value - c.OpenedAt).ToImmutableArray());

    public Task<ImmutableArray<string?>> ListQueuesWithWaitingAsync(CancellationToken cancellationToken = default) =>
        ReadAsync(() => Queued().Select(c => c.DepartmentId).Distinct().ToImmutableArray());

    public Task<ImmutableArray<DueConversation>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() => journal.All<ConversationRow>().Where(c => c.DueAt <= now).OrderBy(c => c.DueAt).ThenBy(c => c.RoomId, StringComparer.Ordinal)
            .Take(limit).Select(c => new DueConversation(c.RoomId, c.DueAt!.Value)).ToImmutableArray());

    public Task<ImmutableArray<LeftAgent>> ListLeftAgentsAsync(
        DateTimeOffset before, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() => journal.All<AgentRow>().Where(a => a.LeftAt <= before && Served().Any(c => c.AgentId == a.UserId))
            .OrderBy(a => a.UserId, StringComparer.Ordinal).Take(limit).Select(a => new LeftAgent(a.UserId, a.LeftAt!.Value)).ToImmutableArray());

    public Task<ImmutableArray<string>> ListGoneAgentsAsync(int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() => journal.All<AgentRow>().Select(a => a.UserId).Where(id => HasAccounts && Live().Any(c => c.AgentId == id))
            .Where(id => !journal.All<AccountRow>().Any(a => a.UserId == id && a.Active && a.Roles.Contains("livechat-agent")))
            .Order(StringComparer.Ordinal).Take(limit).ToImmutableArray());

    public Task<ImmutableArray<string>> ListAgentsOutOfStepAsync(int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() => journal.All<AgentRow>().Where(a => a.Serving - a.CallSlots != Live().Count(c => c.AgentId == a.UserId))
            .Select(a => a.UserId).Order(StringComparer.Ordinal).Take(limit).ToImmutableArray());

    private IEnumerable<ConversationRow> Served() => journal.All<ConversationRow>().Where(c => c.Status == ConversationStatuses.Open);

    private static WaitingConversation Waiting(ConversationRow row) => new(row.RoomId, row.DepartmentId, row.QueuedAt!.Value)
    {
        OpenedAt = row.OpenedAt, PriorityWeight = row.PriorityWeight, SlaMinutes = row.SlaMinutes, PreferredAgentId = row.PreferredAgentId,
        AvoidedAgentId = row.AvoidedAgentId, Tags = row.Tags,
    };

    private IEnumerable<ConversationRow> Queued() => journal.All<ConversationRow>().Where(c => c.Status == ConversationStatuses.Queued);

    /// <summary>Scenes without any account have agents all the same.</summary>
    private bool HasAccounts => journal.All<AccountRow>().Any();
}
