using ContactCenter.Silo.Feed;

namespace ContactCenter.Api.Feed;

/// <summary>Shows this node's connections what other nodes signal, by the same rules as what happens here.</summary>
internal sealed class SignalsOfOthers(LiveFeed feed, FeedSnapshots snapshots, TimeProvider time) : ISignalListener
{
    public async Task OnSignalAsync(string nodeId, NodeSignal signal, CancellationToken cancellationToken)
    {
        switch (signal)
        {
            case ViewersSignal viewers:
                feed.Viewed.Hear(nodeId, viewers, time.GetUtcNow());
                break;
            case DraftSignal draft:
                feed.Announce(draft, exceptConnectionId: null);
                break;
            case TypingSignal typing when feed.HasSubscribers && await snapshots.FindRoomAsync(typing.RoomId, cancellationToken) is { } room:
                feed.Announce(typing, room);
                feed.Viewed.Typed(typing, time.GetUtcNow());
                break;
        }
    }
}
