using ContactCenter.Api.Routing;
using ContactCenter.Conversations;

namespace ContactCenter.Api.Feed;

/// <summary>
/// The way to one client. Each call completes when the connection has taken the message, so a slow client slows its own pump only.
/// </summary>
public interface IFeedClient
{
    /// <param name="batch">Not read after the call has completed.</param>
    Task SendEntriesAsync(EntryBatch batch, CancellationToken cancellationToken);

    /// <summary>The client has everything it may see up to here.</summary>
    Task SendPositionAsync(long position, CancellationToken cancellationToken);

    /// <summary>The client forgets what it has and goes on from the snapshot.</summary>
    Task SendResetAsync(FeedSnapshot snapshot, string reason, CancellationToken cancellationToken);

    /// <summary>For visitors: they are blocked. Nothing follows.</summary>
    Task SendBlockedAsync(CancellationToken cancellationToken);

    /// <summary>For visitors: their place in the queue.</summary>
    Task SendQueueAsync(QueuePlace place, CancellationToken cancellationToken);

    Task SendTypingAsync(TypingSignal signal, CancellationToken cancellationToken);

    /// <summary>Ends the connection.</summary>
    void Close();
}
