using ContactCenter.Api.Feed;
using ContactCenter.Api.Routing;
using Microsoft.AspNetCore.SignalR;

namespace ContactCenter.Api.Hubs;

/// <summary>A client of <see cref="VisitorHub"/>.</summary>
/// <remarks>The tokens are not passed on, as in <see cref="SignalRFeedClient"/>.</remarks>
internal sealed class SignalRVisitorClient(
    ISingleClientProxy proxy, HubCallerContext connection, IWorkspaceConfiguration workspace, HubLog log) : IFeedClient
{
    public Task SendEntriesAsync(EntryBatch batch, CancellationToken cancellationToken) =>
        proxy.SendCoreAsync(HubMethods.Entries, [batch], CancellationToken.None);

    public Task SendPositionAsync(long position, CancellationToken cancellationToken) =>
        proxy.SendCoreAsync(HubMethods.Position, [position], CancellationToken.None);

    public Task SendResetAsync(FeedSnapshot snapshot, string reason, CancellationToken cancellationToken)
    {
        log.Reset(connection.ConnectionId, snapshot.Position, reason);
        return proxy.SendCoreAsync(HubMethods.Reset, [new VisitorReset(snapshot.Position, reason, (VisitorSnapshot)snapshot)], CancellationToken.None);
    }

    public Task SendBlockedAsync(CancellationToken cancellationToken) =>
        proxy.SendCoreAsync(HubMethods.Blocked, [BlockedMessage.Instance], CancellationToken.None);

    public Task SendQueueAsync(QueuePlace place, CancellationToken cancellationToken) =>
        proxy.SendCoreAsync(HubMethods.Queue, [QueueData.From(place)], CancellationToken.None);

    public Task SendTypingAsync(TypingSignal signal, CancellationToken cancellationToken) => proxy.SendCoreAsync(
        HubMethods.Typing, [VisitorTyping.From(signal, ShownToVisitors.Agents(workspace.Current))], CancellationToken.None);

    public Task SendDraftAsync(DraftView draft, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Only users have drafts.");

    public Task SendViewersAsync(ShownViewers viewers, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Only users are told who views a room.");

    public void Close() => connection.Abort();
}
