using System.Collections.Concurrent;
using System.Collections.Immutable;
using ContactCenter.Conversations;
using ContactCenter.Listing;
using ContactCenter.Visitors;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests.Hubs;

/// <summary>The rooms, queues and visitors that the live feed reads.</summary>
internal sealed partial class TestDirectory : IConversationDirectory, IQueueDirectory, IAgentAvailability, IVisitorDirectory
{
    public ConcurrentDictionary<string, ConversationView> Rooms { get; } = [];

    /// <summary>Called before each list is read: for what happens in the middle of a subscription.</summary>
    public Action OnRead { get; set; } = () => { };

    /// <summary>Called before one room is read.</summary>
    public Action<string> OnFind { get; set; } = _ => { };

    /// <summary>Visitors by key; the value is the public id.</summary>
    public ConcurrentDictionary<string, string> Visitors { get; } = [];

    /// <summary>The agents who share each queue.</summary>
    public ImmutableArray<AgentCandidate> Candidates { get; set; } = [];

    /// <summary>The durations of recent conversations.</summary>
    public ImmutableArray<TimeSpan> RecentChats { get; set; } = [];

    /// <summary>The number of times that a queue was read.</summary>
    public int QueueReads { get; private set; }

    public void Register(IServiceCollection services) => services
        .AddSingleton<IConversationDirectory>(this).AddSingleton<IQueueDirectory>(this)
        .AddSingleton<IAgentAvailability>(this).AddSingleton<IVisitorDirectory>(this)
        .AddSingleton<ICallDirectory>(this).AddSingleton<ICallScreens>(this);

    public Task<ConversationView?> FindConversationAsync(string roomId, CancellationToken cancellationToken = default)
    {
        OnFind(roomId);
        return Task.FromResult(Rooms.GetValueOrDefault(roomId));
    }

    public Task<Page<ConversationView>> ListConversationsAsync(ConversationQuery query, CancellationToken cancellationToken = default)
    {
        OnRead();
        var found = Rooms.Values
            .Where(room => query.Statuses.Contains(room.Status))
            .Where(room => query.AgentIds.IsEmpty || (room.ServedBy is { } agent && query.AgentIds.Contains(agent.UserId)))
            .Where(room => (query.DepartmentIds.IsEmpty && !query.OrNoDepartment)
                || (room.DepartmentId is null ? query.OrNoDepartment : query.DepartmentIds.Contains(room.DepartmentId)))
            .OrderBy(room => room.OpenedAt).ToList();
        return Task.FromResult(new Page<ConversationView>([.. found.Take(query.Page.Count)], found.Count));
    }

    public Task<ImmutableArray<WaitingConversation>> ListWaitingAsync(
        string? departmentId, QueueOrder order, int limit, CancellationToken cancellationToken = default)
    {
        OnRead();
        QueueReads++;
        return Task.FromResult<ImmutableArray<WaitingConversation>>(
        [
            .. Queued().Where(room => room.DepartmentId == departmentId).OrderBy(room => room.QueuedAt).Take(limit)
                .Select(room => new WaitingConversation(room.RoomId, departmentId, room.QueuedAt!.Value)),
        ]);
    }

    public Task<ImmutableArray<TimeSpan>> ListRecentChatTimesAsync(
        string? departmentId, int limit, CancellationToken cancellationToken = default) => Task.FromResult(RecentChats);

    public Task<ImmutableArray<string?>> ListQueuesWithWaitingAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult(Queued().Select(room => room.DepartmentId).Distinct().ToImmutableArray());

    public Task<bool> AnyAgentAvailableAsync(string? departmentId, CancellationToken cancellationToken = default) =>
        Task.FromResult(!Candidates.IsEmpty);

    public Task<ImmutableArray<AgentCandidate>> ListCandidatesAsync(
        string? departmentId, int? defaultCapacity, int limit, string? role = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(Candidates);

    public Task<FoundVisitor?> FindVisitorAsync(string visitorKey, CancellationToken cancellationToken = default) =>
        Task.FromResult(Visitors.TryGetValue(visitorKey, out var id) ? Visitor(visitorKey, id) : null);

    public Task<FoundVisitor?> FindVisitorByIdAsync(string visitorId, CancellationToken cancellationToken = default) =>
        Task.FromResult(Visitors.Where(visitor => visitor.Value == visitorId).Select(visitor => Visitor(visitor.Key, visitorId)).FirstOrDefault());

    private static FoundVisitor Visitor(string key, string id) => new(key, new VisitorView { VisitorId = id, Username = id });

    private IEnumerable<ConversationView> Queued() => Rooms.Values.Where(room => room.Status == ConversationStatuses.Queued);
}
