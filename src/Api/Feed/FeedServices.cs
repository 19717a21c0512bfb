using ContactCenter.Silo.Feed;

namespace ContactCenter.Api.Feed;

/// <summary>The services that the connections of a node share.</summary>
public sealed class FeedServices(
    LiveFeed feed, FeedRooms rooms, FeedAccess access, FeedStarter starter, FeedSnapshots snapshots, IJournal journal, TimeProvider time,
    IOptions<FeedOptions> options, IEnumerable<ITypingRelay> typing)
{
    public LiveFeed Feed { get; } = feed;
    public FeedRooms Rooms { get; } = rooms;
    public FeedAccess Access { get; } = access;
    public FeedStarter Starter { get; } = starter;
    public FeedSnapshots Snapshots { get; } = snapshots;
    public IJournal Journal { get; } = journal;
    public TimeProvider Time { get; } = time;
    public FeedOptions Options { get; } = options.Value;

    /// <summary>Tells the other nodes, if there are any.</summary>
    public void PassOn(TypingSignal signal)
    {
        foreach (var relay in typing) relay.Send(signal);
    }

    /// <summary>Has the visitors of a room's queue told their places, if it waits.</summary>
    public async Task AnnouncePlaceAsync(string roomId, CancellationToken cancellationToken)
    {
        if (await Snapshots.FindRoomAsync(roomId, cancellationToken) is { Queue: { } queue }) Feed.Queues.Changed(queue);
    }
}
