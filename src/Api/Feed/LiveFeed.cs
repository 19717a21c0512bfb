using ContactCenter.Api.Routing;

namespace ContactCenter.Api.Feed;

/// <summary>
/// This node's end of the journal (DESIGN §5): every new entry rendered once and kept for a while, and the connections that may see it woken.
/// </summary>
/// <remarks>
/// One lock orders three things: the growth of the ring, who is registered with which rights, and what is pending for them. A
/// subscriber that is registered at head h therefore hears of every entry after h: nothing falls between.
/// </remarks>
public sealed partial class LiveFeed(FeedRooms rooms, IOptions<FeedOptions> options, ILogger<LiveFeed> logger) : IJournalConsumer
{
    private readonly Lock _gate = new();
    private readonly FeedIndex _index = new();
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly FeedRing _ring = new(options.Value.RingEntries, options.Value.RingBytes);

    /// <summary>The rendered entries.</summary>
    public FeedRing Ring => _ring;

    /// <summary>Queues that changed while visitors are connected to this node.</summary>
    public ChangedQueues Queues { get; } = new();

    /// <summary>The rooms that users view, on this node and others.</summary>
    public ViewedRooms Viewed { get; } = new();

    /// <summary>Completes when the feed knows where the journal is.</summary>
    public Task Started => _started.Task;

    /// <summary>Called once before the first entries: everything up to <paramref name="position"/> is read from the journal when asked for.</summary>
    public ValueTask StartAsync(long position, CancellationToken cancellationToken)
    {
        lock (_gate) _ring.Start(position);
        _started.TrySetResult();
        return ValueTask.CompletedTask;
    }

    public async ValueTask OnEntriesAsync(ImmutableArray<JournalEntry> entries, CancellationToken cancellationToken)
    {
        var items = new FeedItem[entries.Length];
        var contexts = await rooms.ReadAllAsync(entries, cancellationToken);
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = FeedRenderer.Render(entries[i], out var fault, contexts[i]);
            if (fault is not null) LogUnreadable(fault, entries[i].Position, entries[i].Entity, entries[i].Kind);
        }

        lock (_gate)
        {
            foreach (var item in items)
            {
                // After a failure the follower hands the same entries over again.
                if (item.Position <= _ring.Head) continue;
                _ring.Append(item);
                // Whoever is behind reads from the journal, where the erased entries are empty.
                if (item.ForgetsOlder) _ring.Start(item.Position);
                _index.Announce(item);
                Viewed.OnItem(item);
                if (_index.HasVisitors) MarkQueues(item);
            }
        }
    }

    /// <summary>Adds a subscriber, which from now on hears of changes of its access.</summary>
    public void Register(FeedSubscriber subscriber)
    {
        lock (_gate) _index.Add(subscriber);
    }

    public void Unregister(FeedSubscriber subscriber)
    {
        lock (_gate) _index.Remove(subscriber);
    }

    /// <summary>
    /// Wakes the subscriber from now on for what it may see. Refused when its access may have changed after <paramref name="asOf"/>, up to where
    /// its visibility was looked up: then it must be looked up again, as of the position now in <paramref name="asOf"/>.
    /// </summary>
    /// <param name="cursor">The position after which it wants everything; null or above the head = after the head.</param>
    /// <param name="head">The feed's newest position.</param>
    public bool TryWatch(FeedSubscriber subscriber, FeedVisibility visibility, long? cursor, ref long asOf, out long head)
    {
        lock (_gate)
        {
            head = _ring.Head;
            if (subscriber.AccessChangedAt > asOf)
            {
                asOf = subscriber.AccessChangedAt;
                return false;
            }

            _index.ChangeVisibility(subscriber, visibility);
            // What was put aside for it was for whom it was then.
            subscriber.TakeViewers();
            Viewed.LookAgain(subscriber);
            subscriber.AccessChangedAt = 0;
            subscriber.FirstPending = cursor < head ? cursor.Value + 1 : 0;
            if (subscriber.FirstPending != 0 || subscriber.IsBlocked) subscriber.Wake();
            return true;
        }
    }

    /// <summary>The subscriber's rights must be looked up again before it is sent anything more.</summary>
    public bool HasAccessChanged(FeedSubscriber subscriber)
    {
        lock (_gate) return subscriber.AccessChangedAt != 0;
    }

    /// <summary>Takes the subscriber's pending work and marks it as done.</summary>
    public FeedWork Take(FeedSubscriber subscriber)
    {
        lock (_gate)
        {
            var work = new FeedWork(
                subscriber.FirstPending, _ring.Head, subscriber.AccessChangedAt, subscriber.PositionIsDue, subscriber.SignInIsDue, subscriber.IsBlocked);
            subscriber.FirstPending = 0;
            subscriber.PositionIsDue = subscriber.SignInIsDue = false;
            return work;
        }
    }

    /// <summary>Lets a visitor's connection end with the word that it is blocked, after what the feed has by now.</summary>
    public void Block(FeedSubscriber subscriber)
    {
        lock (_gate)
        {
            subscriber.IsBlocked = true;
            subscriber.Wake();
        }
    }

    /// <summary>Lets every connection whose client does not know it yet tell how far the journal is.</summary>
    public void AnnouncePosition()
    {
        lock (_gate)
        {
            foreach (var subscriber in _index.Everyone)
            {
                if (subscriber.Told >= _ring.Head) continue;
                subscriber.PositionIsDue = true;
                subscriber.Wake();
            }
        }
    }

    /// <summary>The connections of users, by the sign-in that they have in common.</summary>
    internal ILookup<string, FeedSubscriber> BySignIn()
    {
        lock (_gate) return _index.Everyone.Where(subscriber => subscriber.Credentials is not null).ToLookup(subscriber => subscriber.Credentials!.TokenHash);
    }

    /// <summary>Lets connections look whether their user is still signed in.</summary>
    internal void CheckSignIns(IEnumerable<FeedSubscriber> subscribers)
    {
        lock (_gate)
        {
            foreach (var subscriber in subscribers)
            {
                subscriber.SignInIsDue = true;
                subscriber.Wake();
            }
        }
    }

    /// <summary>Passes places in a queue to the visitors on this node whose they are.</summary>
    public void Announce(IReadOnlyDictionary<string, QueuePlace> places)
    {
        lock (_gate)
        {
            foreach (var subscriber in _index.Visitors)
                if (places.TryGetValue(subscriber.Visibility.VisitorsRoomId!, out var place)) subscriber.Offer(place);
        }
    }

    private void MarkQueues(FeedItem item)
    {
        if (item.Queue is { } queue) Queues.Changed(queue);
        if (item.LeftQueue is { } left) Queues.Changed(left);
        foreach (var paced in item.PacedQueues) Queues.Changed(paced);
    }

    /// <summary>Somebody is connected to this node.</summary>
    public bool HasSubscribers
    {
        get
        {
            lock (_gate) return _index.Everyone.Count > 0;
        }
    }

    /// <summary>
    /// Passes a typing signal to the connections on this node that may see the room, except those of whoever types. Dropped when the sender
    /// may not see the room.
    /// </summary>
    /// <param name="room">Stands for the room: who may see it.</param>
    /// <returns>False = dropped.</returns>
    public bool Announce(TypingSignal signal, FeedSubscriber sender, FeedItem room)
    {
        lock (_gate)
            if (room.For(sender.Visibility) is null) return false;
        Announce(signal, room);
        return true;
    }

    /// <summary>
    /// Passes a typing signal to the connections on this node that may see the room, except those of whoever types. The sender's right to see the
    /// room was checked before, on this node or another.
    /// </summary>
    public void Announce(TypingSignal signal, FeedItem room)
    {
        lock (_gate)
        {
            foreach (var subscriber in _index.WhoMaySee(room))
                if (!IsOf(signal, subscriber.UserId) && room.For(subscriber.Visibility) is not null) subscriber.Offer(signal);
        }
    }

    /// <summary>Passes a draft to the connections of the user whose it is, except the one that saved it.</summary>
    /// <param name="exceptConnectionId">Null = it was saved elsewhere.</param>
    public void Announce(DraftSignal signal, string? exceptConnectionId)
    {
        lock (_gate)
        {
            foreach (var subscriber in _index.Of(signal.UserId))
                if (subscriber.ConnectionId != exceptConnectionId && !subscriber.Visibility.SeesNothing) subscriber.Offer(signal);
        }
    }

    /// <param name="room">Stands for the room: who may see it.</param>
    public HashSet<FeedSubscriber> WhoMaySee(IEnumerable<FeedSubscriber> subscribers, FeedItem room)
    {
        lock (_gate) return [.. subscribers.Where(subscriber => room.For(subscriber.Visibility) is not null)];
    }

    private static bool IsOf(TypingSignal signal, string subscriberId) => subscriberId == signal.UserId || subscriberId == Actors.Visitor(signal.UserId);

    [LoggerMessage(LogLevel.Error, "Entry {Position} of {Entity}, {Kind}, cannot be read; agents get it without its content")]
    private partial void LogUnreadable(Exception fault, long position, EntityId entity, string kind);
}
