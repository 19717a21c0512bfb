using ContactCenter.Api.Feed;
using ContactCenter.Api.Routing;
using Microsoft.AspNetCore.SignalR;

namespace ContactCenter.Api.Hubs;

/// <summary>A client of <see cref="AgentHub"/>.</summary>
/// <remarks>
/// Cancelling a write that has begun would leave half a message on the wire, so the tokens are not passed on: SignalR ends a write when
/// the connection ends, and the connection when the client takes nothing for its send timeout.
/// </remarks>
internal sealed class SignalRFeedClient(ISingleClientProxy proxy, HubCallerContext connection, SharedEntries shared, HubLog log) : IFeedClient
{
    public Task SendEntriesAsync(EntryBatch batch, CancellationToken cancellationToken) =>
        shared.Find(batch) is { } message
            ? AgentConnections.Of(connection).WriteAsync(message, CancellationToken.None).AsTask()
            : proxy.SendCoreAsync(HubMethods.Entries, [batch], CancellationToken.None);

    public Task SendPositionAsync(long position, CancellationToken cancellationToken) =>
        proxy.SendCoreAsync(HubMethods.Position, [position], CancellationToken.None);

    public Task SendResetAsync(FeedSnapshot snapshot, string reason, CancellationToken cancellationToken)
    {
        log.Reset(connection.ConnectionId, snapshot.Position, reason);
        return proxy.SendCoreAsync(HubMethods.Reset, [new AgentReset(snapshot.Position, reason, (AgentSnapshot)snapshot)], CancellationToken.None);
    }

    public Task SendBlockedAsync(CancellationToken cancellationToken) =>
        throw new NotSupportedException("Only visitors are told that they are blocked.");

    public Task SendQueueAsync(QueuePlace place, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Only visitors are told their places.");

    public Task SendTypingAsync(TypingSignal signal, CancellationToken cancellationToken) =>
        proxy.SendCoreAsync(HubMethods.Typing, [AgentTyping.From(signal)], CancellationToken.None);

    public Task SendDraftAsync(DraftView draft, CancellationToken cancellationToken) =>
        proxy.SendCoreAsync(HubMethods.Draft, [AgentDraft.From(draft)], CancellationToken.None);

    public Task SendViewersAsync(ShownViewers viewers, CancellationToken cancellationToken) =>
        proxy.SendCoreAsync(HubMethods.Viewers, [AgentViewers.From(viewers)], CancellationToken.None);

    public void Close() => connection.Abort();
}
