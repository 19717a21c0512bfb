using ContactCenter.Api.Conversations;
using ContactCenter.Silo.Feed;

namespace ContactCenter.Api.Feed;

/// <summary>Has the viewers of a deleted room looked at again on all nodes: they are told that they see it no more.</summary>
internal sealed class RemovedRooms(LiveFeed feed, IEnumerable<ISignalRelay> relays) : IRemovedRooms
{
    public void Tell(string roomId)
    {
        feed.Viewed.LookAgain(roomId);
        foreach (var relay in relays) relay.Send(new ViewersSignal([new RoomViewers(roomId, [])], AsksOthers: false));
    }
}
