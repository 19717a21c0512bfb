using ContactCenter.Api.Conversations;
using ContactCenter.Silo.Feed;

namespace ContactCenter.Api.Feed;

/// <summary>Tells the other screens of a user of a draft, on this node and the others.</summary>
internal sealed class DraftAnnouncer(LiveFeed feed, IEnumerable<ISignalRelay> relays) : IDraftAnnouncer
{
    public void Announce(string userId, DraftView draft, string? exceptConnectionId)
    {
        var signal = new DraftSignal(userId, draft);
        feed.Announce(signal, exceptConnectionId);
        foreach (var relay in relays) relay.Send(signal);
    }
}
