namespace ContactCenter.Api.Routing;

/// <summary>Places of waiting conversations in their queues, in the order in which they are served, for REST and the visitors' hub.</summary>
public sealed class QueuePositions(
    IConversationDirectory conversationDirectory, IQueueDirectory queueDirectory, IAgentAvailability agentAvailability, IWorkspaceConfiguration workspace,
    TimeProvider time, IOptions<QueuePlaceOptions> options)
{
    /// <summary>The queue of conversations without a department.</summary>
    public const string PublicQueue = "";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, RecentChats> _recentChats = [];

    /// <summary>The place of one conversation; null = it does not wait, or too many wait before it.</summary>
    public async Task<QueuePlace?> FindAsync(string roomId, CancellationToken cancellationToken)
    {
        if (await conversationDirectory.FindConversationAsync(roomId, cancellationToken) is not { } room) return null;
        if (room.Status != ConversationStatuses.Queued) return null;
        var places = await ReadAsync(room.DepartmentId ?? PublicQueue, cancellationToken);
        return places.GetValueOrDefault(roomId);
    }

    /// <summary>The places of those who wait in a queue, by room id; at most <see cref="QueuePlaceOptions.MaxQueuePlaces"/>.</summary>
    /// <param name="queue">A department id or <see cref="PublicQueue"/>.</param>
    public async Task<IReadOnlyDictionary<string, QueuePlace>> ReadAsync(string queue, CancellationToken cancellationToken)
    {
        if (!workspace.Current.SettingIsOn("Livechat_waiting_queue")) return ImmutableDictionary<string, QueuePlace>.Empty;
        var departmentId = queue.Length == 0 ? null : queue;
        var waiting = await queueDirectory.ListWaitingAsync(departmentId, Order, options.Value.MaxQueuePlaces, cancellationToken);
        if (waiting.IsEmpty) return ImmutableDictionary<string, QueuePlace>.Empty;
        var (chats, agents) = await ReadPaceAsync(queue, departmentId, cancellationToken);
        return waiting.Select((conversation, index) => (conversation.RoomId, Place: PlaceOf(index + 1, chats, agents)))
            .ToDictionary(found => found.RoomId, found => found.Place);
    }

    private QueueOrder Order => QueueOrdering.Of(workspace.Current);

    private QueuePlace PlaceOf(int position, ImmutableArray<TimeSpan> chats, int agents) =>
        new(position, WaitingEstimate.Seconds(chats, position, agents), Message);

    private string? Message => workspace.Current.SettingText("Livechat_waiting_queue_message") is { Length: > 0 } text ? text : null;

    private async Task<(ImmutableArray<TimeSpan> Chats, int Agents)> ReadPaceAsync(
        string queue, string? departmentId, CancellationToken cancellationToken)
    {
        if (!workspace.Current.SettingIsOn("Omnichannel_calculate_dispatch_service_queue_statistics")) return ([], 0);
        var agents = await agentAvailability.ListCandidatesAsync(
            departmentId, int.MaxValue, options.Value.MaxQueuePlaces, cancellationToken: cancellationToken);
        return (await ReadChatsAsync(queue, departmentId, cancellationToken), agents.Length);
    }

    /// <summary>An average over many changes slowly: it is read once in a while per queue.</summary>
    private async Task<ImmutableArray<TimeSpan>> ReadChatsAsync(string queue, string? departmentId, CancellationToken cancellationToken)
    {
        var (now, count) = (time.GetUtcNow(), workspace.Current.SettingNumber("Livechat_number_most_recent_chats_estimate_wait_time"));
        lock (_gate)
            if (_recentChats.TryGetValue(queue, out var known) && known.Count == count && now < known.GoodUntil) return known.Times;
        var times = count <= 0 ? [] : await queueDirectory.ListRecentChatTimesAsync(departmentId, count, cancellationToken);
        lock (_gate)
        {
            // Departments are few, but they come and go.
            if (_recentChats.Count >= options.Value.MaxQueuePlaces) _recentChats.Clear();
            _recentChats[queue] = new RecentChats(times, count, now.AddMilliseconds(options.Value.ChatTimesMilliseconds));
        }

        return times;
    }

    private sealed record RecentChats(ImmutableArray<TimeSpan> Times, int Count, DateTimeOffset GoodUntil);
}
