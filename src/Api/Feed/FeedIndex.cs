using System.Runtime.InteropServices;

namespace ContactCenter.Api.Feed;

/// <summary>
/// Finds the subscribers that may see an item: by the serving agent, by queue, those who see all, those who see contacts, the visitor. So an entry
/// costs only the subscribers that may see it. Not thread-safe: <see cref="LiveFeed"/> calls it under its lock.
/// </summary>
internal sealed class FeedIndex
{
    private readonly Dictionary<string, HashSet<FeedSubscriber>> _byUser = [];
    private readonly Dictionary<string, HashSet<FeedSubscriber>> _byQueue = [];
    private readonly Dictionary<string, HashSet<FeedSubscriber>> _byMonitored = [];
    private readonly HashSet<FeedSubscriber> _seesAll = [];
    private readonly HashSet<FeedSubscriber> _seesContacts = [];
    private readonly HashSet<FeedSubscriber> _everyone = [];
    private readonly Dictionary<string, HashSet<FeedSubscriber>> _visitors = [];

    public IReadOnlyCollection<FeedSubscriber> Everyone => _everyone;

    public void Add(FeedSubscriber subscriber)
    {
        if (!_everyone.Add(subscriber)) return;
        Add(_byUser, subscriber.UserId, subscriber);
        AddVisibility(subscriber);
    }

    public void Remove(FeedSubscriber subscriber)
    {
        if (!_everyone.Remove(subscriber)) return;
        Remove(_byUser, subscriber.UserId, subscriber);
        RemoveVisibility(subscriber);
    }

    public void ChangeVisibility(FeedSubscriber subscriber, FeedVisibility visibility)
    {
        RemoveVisibility(subscriber);
        subscriber.Visibility = visibility;
        AddVisibility(subscriber);
    }

    /// <summary>Marks and wakes everyone whom the item concerns.</summary>
    public void Announce(FeedItem item)
    {
        if (item.ChangesAccessOfAll)
            foreach (var subscriber in _everyone) AccessChanged(subscriber, item.Position);
        else if (item.ChangesAccessOf is { } userId && _byUser.TryGetValue(userId, out var concerned))
            foreach (var subscriber in concerned) AccessChanged(subscriber, item.Position);
        if (item is { ChangesVisitor: true, RoomId: not null } && _visitors.TryGetValue(item.RoomId, out var former))
            foreach (var subscriber in former) AccessChanged(subscriber, item.Position);
        // Nobody says which visitors and rooms an erasure was about.
        if (item.ForgetsOlder)
            foreach (var subscriber in Visitors) AccessChanged(subscriber, item.Position);
        foreach (var subscriber in WhoMaySee(item)) Pending(subscriber, item.Position);
    }

    /// <summary>Visitors look at their rooms here.</summary>
    public bool HasVisitors => _visitors.Count > 0;

    public IEnumerable<FeedSubscriber> Visitors => _visitors.Values.SelectMany(visitors => visitors);

    /// <summary>The connections of a user, whether they are fed or not.</summary>
    public IEnumerable<FeedSubscriber> Of(string userId) => _byUser.TryGetValue(userId, out var subscribers) ? subscribers : [];

    /// <summary>Every subscriber that may see the item, once, and perhaps a few to whom <see cref="FeedItem.For"/> says nothing.</summary>
    public IEnumerable<FeedSubscriber> WhoMaySee(FeedItem item)
    {
        if (item is { IsForVisitor: true, RoomId: not null } && _visitors.TryGetValue(item.RoomId, out var visitors))
            foreach (var subscriber in visitors) yield return subscriber;
        if (item.Body is null) yield break;
        if (item.IsForContacts)
        {
            foreach (var subscriber in _seesContacts) yield return subscriber;
            yield break;
        }

        foreach (var subscriber in _seesAll) yield return subscriber;
        if (item.CallAgentIds is { } agentIds)
        {
            var departments = item.DepartmentId is { } now ? item.FormerDepartmentIds.Add(now) : item.FormerDepartmentIds;
            var concerned = agentIds.SelectMany(OfAgent).Concat(departments.SelectMany(OfQueue)).Concat(departments.SelectMany(Monitoring));
            foreach (var subscriber in concerned.Distinct()) yield return subscriber;
            yield break;
        }

        foreach (var subscriber in Monitoring(item.DepartmentId)) yield return subscriber;
        foreach (var subscriber in Monitoring(item.PreviousDepartmentId))
            if (!subscriber.Visibility.Monitors(item.DepartmentId)) yield return subscriber;
        foreach (var subscriber in OfAgent(item.AgentId))
            if (!Monitors(subscriber, item)) yield return subscriber;
        if (item.PreviousAgentId != item.AgentId)
            foreach (var subscriber in OfAgent(item.PreviousAgentId))
                if (!Monitors(subscriber, item)) yield return subscriber;
        if (item.PreferredAgentId is { } preferredId)
            foreach (var subscriber in OfAgent(preferredId))
                if (!Monitors(subscriber, item) && !Serves(subscriber, item) && !SeesQueues(subscriber, item)) yield return subscriber;
        foreach (var subscriber in OfQueue(item.Queue))
            if (!Monitors(subscriber, item) && !Serves(subscriber, item)) yield return subscriber;
        if (item.LeftQueue == item.Queue) yield break;
        foreach (var subscriber in OfQueue(item.LeftQueue))
            if (!Monitors(subscriber, item) && !Serves(subscriber, item) && !(item.Queue is not null && subscriber.Visibility.SeesQueue(item.Queue)))
                yield return subscriber;
    }

    private IEnumerable<FeedSubscriber> Monitoring(string? departmentId) =>
        departmentId is not null && _byMonitored.TryGetValue(departmentId, out var monitors) ? monitors : [];

    private static bool Monitors(FeedSubscriber subscriber, FeedItem item) =>
        subscriber.Visibility.Monitors(item.DepartmentId) || subscriber.Visibility.Monitors(item.PreviousDepartmentId);

    private static bool SeesQueues(FeedSubscriber subscriber, FeedItem item) =>
        (item.Queue is not null && subscriber.Visibility.SeesQueue(item.Queue))
        || (item.LeftQueue is not null && subscriber.Visibility.SeesQueue(item.LeftQueue));

    private IEnumerable<FeedSubscriber> OfAgent(string? agentId) => agentId is not null && _byUser.TryGetValue(agentId, out var agents)
        ? agents.Where(subscriber => subscriber.Visibility is { SeesAll: false, SeesRooms: true })
        : [];

    private IEnumerable<FeedSubscriber> OfQueue(string? queue) => queue is not null && _byQueue.TryGetValue(queue, out var watchers)
        ? watchers.Where(subscriber => !subscriber.Visibility.SeesAll)
        : [];

    private static bool Serves(FeedSubscriber subscriber, FeedItem item) =>
        subscriber.Visibility.Serves(item.AgentId) || subscriber.Visibility.Serves(item.PreviousAgentId);

    private static void AccessChanged(FeedSubscriber subscriber, long position)
    {
        subscriber.AccessChangedAt = position;
        subscriber.Wake();
    }

    private static void Pending(FeedSubscriber subscriber, long position)
    {
        if (subscriber.FirstPending != 0) return;
        subscriber.FirstPending = position;
        subscriber.Wake();
    }

    private void AddVisibility(FeedSubscriber subscriber)
    {
        if (subscriber.Visibility.SeesAll) _seesAll.Add(subscriber);
        if (subscriber.Visibility.SeesContacts) _seesContacts.Add(subscriber);
        foreach (var queue in subscriber.Visibility.Queues) Add(_byQueue, queue, subscriber);
        foreach (var department in subscriber.Visibility.Monitored) Add(_byMonitored, department, subscriber);
        if (subscriber.Visibility.VisitorsRoomId is { } roomId) Add(_visitors, roomId, subscriber);
    }

    private void RemoveVisibility(FeedSubscriber subscriber)
    {
        _seesAll.Remove(subscriber);
        _seesContacts.Remove(subscriber);
        foreach (var queue in subscriber.Visibility.Queues) Remove(_byQueue, queue, subscriber);
        foreach (var department in subscriber.Visibility.Monitored) Remove(_byMonitored, department, subscriber);
        if (subscriber.Visibility.VisitorsRoomId is { } roomId) Remove(_visitors, roomId, subscriber);
    }

    private static void Add(Dictionary<string, HashSet<FeedSubscriber>> index, string key, FeedSubscriber subscriber)
    {
        ref var set = ref CollectionsMarshal.GetValueRefOrAddDefault(index, key, out _);
        (set ??= []).Add(subscriber);
    }

    private static void Remove(Dictionary<string, HashSet<FeedSubscriber>> index, string key, FeedSubscriber subscriber)
    {
        if (index.TryGetValue(key, out var set) && set.Remove(subscriber) && set.Count == 0) index.Remove(key);
    }
}
