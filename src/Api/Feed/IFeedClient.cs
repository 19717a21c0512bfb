using ContactCenter.Api.Routing;

namespace ContactCenter.Api.Feed;

/// <summary>The way to one client. Each call completes when the connection has taken the message, so a slow client slows its own pump only.</summary>
public interface IFeedClient
{
    /// <param name="batch">The entries; the client does not read them after the call has completed.</param>
    Task SendEntriesAsync(EntryBatch batch, CancellationToken cancellationToken);

    /// <summary>Tells the client that it has everything it may see up to here.</summary>
    Task SendPositionAsync(long position, CancellationToken cancellationToken);

    /// <summary>Makes the client forget what it has and continue from the snapshot.</summary>
    Task SendResetAsync(FeedSnapshot snapshot, string reason, CancellationToken cancellationToken);

    /// <summary>Tells a visitor that it is blocked. Nothing follows.</summary>
    Task SendBlockedAsync(CancellationToken cancellationToken);

    /// <summary>Tells a visitor its place in the queue.</summary>
    Task SendQueueAsync(QueuePlace place, CancellationToken cancellationToken);

    Task SendTypingAsync(TypingSignal signal, CancellationToken cancellationToken);

    /// <summary>Tells a user of a draft that it saved on another screen.</summary>
    Task SendDraftAsync(DraftView draft, CancellationToken cancellationToken);

    /// <summary>Tells a user who else views the room that it views.</summary>
    Task SendViewersAsync(ShownViewers viewers, CancellationToken cancellationToken);

    /// <summary>Ends the connection.</summary>
    void Close();
}
