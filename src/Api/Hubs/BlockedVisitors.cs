using ContactCenter.Api.Visitors.Blocks;
using Microsoft.AspNetCore.SignalR;

namespace ContactCenter.Api.Hubs;

/// <summary>
/// Ends visitors' connections when their address is blocked. The conversation is closed first, which tells its visitor by the feed; so does the
/// feed when it was closed before. A connection without one is told here.
/// </summary>
/// <remarks>A connection is listed before it is first checked: whoever comes with the block is found by one of the two.</remarks>
internal sealed partial class BlockedVisitors(
    IpBlocks blocks, VisitorSeats seats, VisitorGate gate, IJournal journal, IJournalFollower follower, IHubContext<VisitorHub> hub,
    ILogger<BlockedVisitors> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await blocks.WaitForChangeAsync(stoppingToken);
            foreach (var connection in seats.All)
                if (blocks.Find(connection.Address) is { } block) await EndAsync(connection, block, stoppingToken);
        }
    }

    private async Task EndAsync(VisitorConnection connection, BlockView block, CancellationToken cancellationToken)
    {
        try
        {
            var seat = connection.Seat;
            var closed = seat is null ? [] : await gate.CloseAsync(seat.Visitor, block, cancellationToken);
            if (seat is not null && closed.Contains(seat.RoomId)) return;
            if (seat is not null)
            {
                // Somebody else, or an earlier look at the same block, may have closed it this moment: that comes first.
                await follower.WaitForAsync(await journal.HeadAsync(cancellationToken), cancellationToken);
                seat.Connection.Block();
                return;
            }

            await hub.Clients.Client(connection.Context.ConnectionId).SendAsync(HubMethods.Blocked, BlockedMessage.Instance, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            // The conversation is closed with the visitor's next call at the latest; its connection ends now.
            LogNotClosed(failure, connection.Context.ConnectionId);
        }

        connection.Context.Abort();
    }

    [LoggerMessage(LogLevel.Warning, "The conversation of the blocked connection {ConnectionId} is not closed yet")]
    private partial void LogNotClosed(Exception failure, string connectionId);
}
