using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ContactCenter.Api.Feed;

/// <summary>
/// Tells waiting visitors on this node their places. Driven by what happens in queues: of many changes in a short time, each queue is read
/// once; without a waiting visitor on this node, never.
/// </summary>
public sealed partial class QueueAnnouncer(
    LiveFeed feed, QueuePositions positions, TimeProvider time, IOptions<FeedOptions> options, ILogger<QueueAnnouncer> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await feed.Queues.WaitAsync(stoppingToken);
            await Task.Delay(TimeSpan.FromMilliseconds(options.Value.QueueDelayMilliseconds), time, stoppingToken);
            foreach (var queue in feed.Queues.Take()) await AnnounceAsync(queue, stoppingToken);
        }
    }

    private async Task AnnounceAsync(string queue, CancellationToken cancellationToken)
    {
        try
        {
            feed.Announce(await positions.ReadAsync(queue, cancellationToken));
        }
        catch (Exception failure) when (failure is DbException or TimeoutException)
        {
            LogFailed(failure, queue);
            feed.Queues.Changed(queue);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The places in queue '{Queue}' could not be read; tried again")]
    private partial void LogFailed(Exception failure, string queue);
}
