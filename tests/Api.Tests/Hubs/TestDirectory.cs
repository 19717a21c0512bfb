using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using ContactCenter.Conversations;
using ContactCenter.Directory;
using ContactCenter.Journal;

namespace ContactCenter.Tests.Hubs;

/// <summary>The conversations of a directory; nothing else.</summary>
internal sealed class TestDirectory : IDirectory
{
    public ConcurrentDictionary<string, ConversationView> Rooms { get; } = [];

    /// <summary>Called before each list is read: for what happens in the middle of a subscription.</summary>
    public Action OnRead { get; set; } = () => { };

    /// <summary>Called before one room is read.</summary>
    public Action<string> OnFind { get; set; } = _ => { };

    public Task<string?> FindConversationAsync(string roomId, CancellationToken cancellationToken = default)
    {
        OnFind(roomId);
        return Task.FromResult(Rooms.TryGetValue(roomId, out var view) ? Document(view) : null);
    }

    public Task<Page<string>> ListConversationsAsync(ConversationQuery query, CancellationToken cancellationToken = default)
    {
        OnRead();
        var found = Rooms.Values
            .Where(room => query.Statuses.Contains(room.Status))
            .Where(room => query.AgentIds.IsEmpty || (room.ServedBy is { } agent && query.AgentIds.Contains(agent.UserId)))
            .Where(room => (query.DepartmentIds.IsEmpty && !query.OrNoDepartment)
                || (room.DepartmentId is null ? query.OrNoDepartment : query.DepartmentIds.Contains(room.DepartmentId)))
            .OrderBy(room => room.OpenedAt).ToList();
        return Task.FromResult(new Page<string>([.. found.Take(query.Page.Count).Select(Document)], found.Count));
    }

    /// <summary>Visitors by key; the value is the public id.</summary>
    public ConcurrentDictionary<string, string> Visitors { get; } = [];

    /// <summary>The agents who share each queue.</summary>
    public ImmutableArray<AgentCandidate> Candidates { get; set; } = [];

    /// <summary>The durations of recent conversations.</summary>
    public ImmutableArray<TimeSpan> RecentChats { get; set; } = [];

    /// <summary>The number of times that a queue was read.</summary>
    public int QueueReads { get; private set; }

    public Task<ImmutableArray<TimeSpan>> ListRecentChatTimesAsync(
        string? departmentId, int limit, CancellationToken cancellationToken = default) => Task.FromResult(RecentChats);

    public Task<ImmutableArray<AgentCandidate>> ListCandidatesAsync(
        string? departmentId, int? defaultCapacity, int limit, string? role = null,
        CancellationToken cancellationToken = default) => Task.FromResult(Candidates);

    public Task<VisitorKeys?> FindVisitorAsync(string visitorKey, CancellationToken cancellationToken = default) =>
        Task.FromResult(Visitors.TryGetValue(visitorKey, out var id) ? new VisitorKeys(visitorKey, id, "{}") : null);

    public Task<ImmutableArray<DueConversation>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<ImmutableArray<LeftAgent>> ListLeftAgentsAsync(
        DateTimeOffset before, int limit, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ImmutableArray<string>> ListGoneAgentsAsync(int limit, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<ImmutableArray<string>> ListRoomIdsOfAgentAsync(
        string agentId, string? departmentId, int limit, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ImmutableArray<UnseenUser>> ListUnseenUsersAsync(
        DateTimeOffset before, int limit, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ImmutableArray<WaitingConversation>> ListWaitingAsync(
        string? departmentId, QueueOrder order, int limit, CancellationToken cancellationToken = default)
    {
        OnRead();
        QueueReads++;
        return Task.FromResult<ImmutableArray<WaitingConversation>>(
        [
            .. Rooms.Values.Where(room => room.Status == ConversationStatuses.Queued && room.DepartmentId == departmentId)
                .OrderBy(room => room.QueuedAt).Take(limit)
                .Select(room => new WaitingConversation(room.RoomId, departmentId, room.QueuedAt!.Value)),
        ]);
    }

    private static string Document(ConversationView view) => JsonSerializer.Serialize(view, JournalJson.Options);

    public Task<ImmutableArray<string>> ListVisitorKeysByAddressAsync(
        string? email, string? phone, string afterKey, int limit, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    public Task<string?> FindContactAsync(string contactId, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    public Task<Page<string>> SearchContactsAsync(ContactQuery query, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    public Task<bool> ContactExistsAsync(string? contactId, string? email, string? phone, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
    public Task<string?> FindContactIdByChannelAsync(string visitorId, string sourceType, string? sourceId, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
    public Task<string?> FindPreRegisteredContactIdAsync(string? email, string? phone, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
    public Task<ImmutableArray<string>> ListServedRoomIdsAsync(string agentId, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
    public Task<ImmutableArray<string>> ListAgentsOutOfStepAsync(int limit, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    public Task<ImmutableArray<string?>> ListQueuesWithWaitingAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();
    public Task<VisitorKeys?> FindVisitorByIdAsync(string visitorId, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    public Task<string?> FindAccountAsync(string userId, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    public Task<string?> FindAccountIdAsync(string usernameOrEmail, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    public Task<TokenOwner?> FindTokenAsync(string tokenHash, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    public Task<bool> AnyAccountWithRoleAsync(string role, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    public Task<int> CountActiveAccountsAsync(string role, int limit, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    public Task<string?> FindAccountIdByIdentityAsync(string identityKey, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    public Task<Page<ListedSession>> ListSessionsAsync(DateTimeOffset now, PageRequest page, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
    public Task<Page<string>> ListAccountsWithRoleAsync(string? role, string? text, PageRequest page, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
    public Task<Page<string>> ListVisitorsAsync(
        string? text, ImmutableArray<string> exceptIds, PageRequest page, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ImmutableArray<ChannelKind>> ListChannelKindsAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ImmutableArray<string>> ListClosedRoomIdsAsync(
        ImmutableArray<string> departmentIds, string? afterRoomId, int limit,
        CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<Page<string>> ListOfferedAsync(OfferedQuery query, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ImmutableArray<ServedCount>> CountServedAsync(
        string? agentId, string? departmentId, bool includesOffline, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<string?> FindLastAgentIdAsync(string contactId, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<string?> FindAgentAsync(string userId, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    public Task<bool> AnyAgentAvailableAsync(string? departmentId, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    public Task<string?> FindDepartmentAsync(string idOrName, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    public Task<ImmutableArray<string>> ListDepartmentsAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();
    public Task<ImmutableArray<string>> ListDepartmentIdsOfAgentAsync(string agentId, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
    public Task<string> ResolveContactIdAsync(string contactId, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    public Task<string?> FindContactIdByVisitorAsync(string visitorId, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    public Task<string?> FindVisitorIdByAddressAsync(string? email, string? phone, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
    public Task<ImmutableArray<string>> ListDepartedManagersAsync(int limit, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
    public Task<ImmutableArray<string>> ListContactIdsByVerifiedAsync(
        string field, string value, string exceptContactId, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    public Task<ImmutableArray<string>> ListDuplicatesAsync(string contactId, int limit, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
    public Task<DuplicatePage> ListDuplicatePairsAsync(
        string? after, int limit, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    public Task<ImmutableArray<string>> ReadContactsAsync(string? afterContactId, int limit, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
    public Task<ImmutableArray<string>> ListContactIdsOfManagerAsync(string userId, int limit, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
    public Task<ImmutableArray<string>> ListRoomIdsOfPersonAsync(ImmutableArray<string> contactIds, ImmutableArray<string> visitorIds, string? afterRoomId,
        int limit, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ImmutableArray<string>> ListRoomsOutOfStepAsync(ImmutableArray<string> contactIds, string name, string shownContactId, int limit,
        CancellationToken cancellationToken = default) => throw new NotSupportedException();
    public Task<ImmutableArray<string>> ListContactIdsToFollowAsync(int limit, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
    public Task<ImmutableArray<BegunErasure>> ListBegunErasuresAsync(int limit, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
    public Task<Page<ListedBlock>> ListBlocksAsync(BlockQuery query, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    public Task<BlockRow?> FindBlockAsync(ImmutableArray<string> targetHashes, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
    public Task<ImmutableArray<BlockOwner>> ListExpiredBlocksAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
    public Task<ImmutableArray<BlockOwner>> ListBlocksToEnforceAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
    public Task<ImmutableArray<string>> ListOpenRoomIdsByAddressAsync(
        string? email, string? phone, int limit, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    public Task<bool> IsBeingErasedAsync(string contactId, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ImmutableArray<string>> ListContactIdsOfVisitorAsync(
        string visitorId, int limit, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
