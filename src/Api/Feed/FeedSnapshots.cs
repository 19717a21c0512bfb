using ContactCenter.Api.Calls;
using ContactCenter.Api.Conversations;
using ContactCenter.Api.Routing;
using ContactCenter.Calls;

namespace ContactCenter.Api.Feed;

/// <summary>Reads snapshots: the rooms that a user serves and the queue that it sees, from the directory.</summary>
public sealed class FeedSnapshots(
    IConversationDirectory conversationDirectory, ICallDirectory callDirectory, IWorkspaceConfiguration workspace, IOptions<FeedOptions> options)
{
    private const int WrapUpsMax = 10;

    private readonly int _limit = options.Value.MaxSnapshotRooms;

    /// <param name="position">The feed's position before the call: what is committed later may be in the snapshot and is also sent.</param>
    public async Task<FeedSnapshot> ReadAsync(string userId, FeedVisibility visibility, long position, CancellationToken cancellationToken)
    {
        var served = visibility.SeesRooms
            ? await conversationDirectory.ListConversationsAsync(Served(userId), cancellationToken)
            : new Page<ConversationView>([], 0);
        var queue = visibility.SeesAll || visibility.SeesQueue(QueuePositions.PublicQueue)
            ? await conversationDirectory.ListConversationsAsync(Waiting(visibility), cancellationToken)
            : new Page<ConversationView>([], 0);
        if (!visibility.SeesAll) queue = queue with { Items = queue.Items.RemoveAll(room => !IsOffered(room, visibility)) };
        // The lists are read one after the other: a room that moved meanwhile is where it was seen last.
        var rooms = served with { Items = Without(served.Items, queue.Items) };
        queue = queue with { Items = Without(queue.Items, rooms.Items) };
        var calls = visibility.SeesRooms ? await callDirectory.ListCallsAsync(OpenCalls(userId, visibility), cancellationToken) : new Page<CallView>([], 0);
        var wrapUps = visibility.SeesRooms ? await ReadWrapUpsAsync(userId, cancellationToken) : [];
        var truncated = served.Total > _limit || queue.Total > _limit || calls.Total > _limit;
        return new AgentSnapshot(
            position, [.. rooms.Items.Select(RoomOf)], [.. queue.Items.Select(RoomOf)],
            [.. calls.Items.Concat(wrapUps).DistinctBy(call => call.CallId).Select(CallResponse.From)], truncated);
    }

    private async Task<IEnumerable<CallView>> ReadWrapUpsAsync(string userId, CancellationToken cancellationToken)
    {
        var last = new CallQuery(new PageRequest(0, WrapUpsMax, [new SortBy("endedAt", Descending: true)])) { AgentIds = [userId], IsOpen = false };
        var found = await callDirectory.ListCallsAsync(last, cancellationToken);
        return found.Items.Where(call => CallLoad.ActivityOf(call, userId) is not null);
    }

    private CallQuery OpenCalls(string userId, FeedVisibility visibility) => new(new PageRequest(0, _limit, [new SortBy("startedAt", Descending: false)]))
    {
        IsOpen = true,
        VisibleTo = visibility.SeesAll ? null
            : new CallVisibility(userId, [.. visibility.Departments.Union(visibility.Monitored).Order(StringComparer.Ordinal)]),
    };

    /// <summary>Reads a visitor's snapshot: its room. The messages are in REST's history.</summary>
    /// <param name="position">The feed's position before the call, as for <see cref="ReadAsync"/>.</param>
    public async Task<FeedSnapshot> ReadForVisitorAsync(string roomId, long position, CancellationToken cancellationToken)
    {
        var room = await conversationDirectory.FindConversationAsync(roomId, cancellationToken);
        return new VisitorSnapshot(position, room is null ? null : VisitorRoomState.From(room, workspace.Current));
    }

    /// <summary>Finds the users who may see a room now, as an item without content; null = there is no such open room.</summary>
    public async Task<FeedItem?> FindRoomAsync(string roomId, CancellationToken cancellationToken)
    {
        if (await conversationDirectory.FindConversationAsync(roomId, cancellationToken) is not { } view) return null;
        return view.Status == ConversationStatuses.Closed ? null : ItemOf(view);
    }

    /// <summary>Finds the users who may view a room, also a closed one, as <see cref="FindRoomAsync"/> does; null = there is no such room.</summary>
    public async Task<FeedItem?> FindRoomToViewAsync(string roomId, CancellationToken cancellationToken) =>
        await conversationDirectory.FindConversationAsync(roomId, cancellationToken) is { } view ? ItemOf(view) : null;

    private static FeedItem ItemOf(ConversationView view) =>
        new(0)
        {
            RoomId = view.RoomId,
            Body = [],
            VisitorBody = [],
            AgentId = view.ServedBy?.UserId,
            Queue = view.Status == ConversationStatuses.Queued ? view.DepartmentId ?? QueuePositions.PublicQueue : null,
            PreferredAgentId = view.PreferredAgent?.UserId,
            DepartmentId = view.DepartmentId,
        };

    private PageRequest FirstPage => new(0, _limit, [new SortBy("ts", Descending: false)]);

    private ConversationQuery Waiting(FeedVisibility visibility) => new(
        FirstPage, [ConversationStatuses.Queued], [], visibility.SeesAll ? [] : [.. visibility.Departments.Union(visibility.Monitored)], [])
    {
        OrNoDepartment = !visibility.SeesAll,
    };

    private static bool IsOffered(ConversationView room, FeedVisibility visibility) =>
        room.PreferredAgent is not { } preferred || visibility.Serves(preferred.UserId) || visibility.Monitors(room.DepartmentId);

    private ConversationQuery Served(string userId) =>
        new(FirstPage, [ConversationStatuses.Open, ConversationStatuses.OnHold], [userId], [], []);

    private static ImmutableArray<ConversationView> Without(ImmutableArray<ConversationView> rooms, ImmutableArray<ConversationView> newer) =>
        rooms.RemoveAll(room => newer.Any(other => other.RoomId == room.RoomId && other.Seq > room.Seq));

    private static RoomResponse RoomOf(ConversationView room) => RoomResponse.From(room) with { Seq = room.Seq };
}
