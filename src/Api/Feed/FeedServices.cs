using ContactCenter.Silo.Feed;

namespace ContactCenter.Api.Feed;

/// <summary>The services that the connections of a node share.</summary>
public sealed record FeedServices(
    LiveFeed Feed, FeedRooms Rooms, FeedAccess Access, FeedStarter Starter, FeedSnapshots Snapshots, IJournal Journal, TimeProvider Time,
    IOptions<FeedOptions> Settings, IEnumerable<ISignalRelay> Relays)
{
    public FeedOptions Options => Settings.Value;

    /// <summary>Tells the other nodes, if there are any.</summary>
    public void PassOn(NodeSignal signal)
    {
        foreach (var relay in Relays) relay.Send(signal);
    }

    /// <summary>Has the visitors of a room's queue told their places, if it waits.</summary>
    public async Task AnnouncePlaceAsync(string roomId, CancellationToken cancellationToken)
    {
        if (await Snapshots.FindRoomAsync(roomId, cancellationToken) is { Queue: { } queue }) Feed.Queues.Changed(queue);
    }
}
