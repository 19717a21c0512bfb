using ContactCenter.Silo.Feed;

namespace ContactCenter.Api.Feed;

/// <summary>Shows this node's connections who types on other nodes, by the same rule as who types here.</summary>
internal sealed class TypingOfOthers(LiveFeed feed, FeedSnapshots snapshots) : ITypingListener
{
    public async Task OnTypingAsync(TypingSignal signal, CancellationToken cancellationToken)
    {
        if (!feed.HasSubscribers || await snapshots.FindRoomAsync(signal.RoomId, cancellationToken) is not { } room) return;
        feed.Announce(signal, room);
    }
}
