using System.Runtime.InteropServices;

namespace ContactCenter.Api.Feed;

/// <summary>
/// Which subscribers may see something: by the serving agent, by queue, those who see all, those who see contacts. So an entry costs only those who
/// may see it. Not thread-safe: <see cref="LiveFeed"/> calls it under its lock.
/// </summary>
internal sealed class FeedIndex
{
    private readonly Dictionary<string, HashSet<FeedSubscriber>> _byUser = [];
    private readonly Dictionary<string, HashSet<FeedSubscriber>> _byQueue = [];
    private readonly HashSet<FeedSubscriber> _seesAll = [];
    private readonly HashSet<FeedSubscriber> _seesContacts = [];
    private readonly HashSet<FeedSubscriber> _everyone = [];

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
        foreach (var subscriber in WhoMaySee(item)) Pending(subscriber, item.Position);
    }

    /// <summary>Every subscriber that may see the item, once.</summary>
    public IEnumerable<FeedSubscriber> WhoMaySee(FeedItem item)
    {
        if (item.Body is null) yield break;
        if (item.IsForContacts)
        {
            foreach (var subscriber in _seesContacts) yield return subscriber;
            yield break;
        }

        foreach (var subscriber in _seesAll) yield return subscriber;
        if (item.AgentId is not null && _byUser.TryGetValue(item.AgentId, out var agents))
            foreach (var subscriber in agents)
                if (subscriber.Visibility is { SeesAll: false, SeesRooms: true }) yield return subscriber;
        if (item.Queue is not null && _byQueue.TryGetValue(item.Queue, out var watchers))
            foreach (var subscriber in watchers)
                if (!subscriber.Visibility.SeesAll && !subscriber.Visibility.Serves(item.AgentId)) yield return subscriber;
    }

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
    }

    private void RemoveVisibility(FeedSubscriber subscriber)
    {
        _seesAll.Remove(subscriber);
        _seesContacts.Remove(subscriber);
        foreach (var queue in subscriber.Visibility.Queues) Remove(_byQueue, queue, subscriber);
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
