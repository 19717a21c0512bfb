using ContactCenter.Api.Routing;
using Microsoft.Extensions.Hosting;

namespace ContactCenter.Api.Feed;

/// <summary>
/// Tells waiting visitors on this node their places. Driven by what happens in queues: of many changes in a short time, each queue is read
/// once; without a waiting visitor on this node, never.
/// </summary>
public sealed partial class QueueAnnouncer(
    LiveFeed feed, QueuePositions positions, TimeProvider time, IOptions<FeedOptions> options, ILogger<QueueAnnouncer> logger) : BackgroundService
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await feed.Queues.WaitAsync(stoppingToken);
            await Task.Delay(TimeSpan.FromMilliseconds(options.Value.QueueDelayMilliseconds), time, stoppingToken);
            var failed = false;
            foreach (var queue in feed.Queues.Take()) failed |= !await TryAnnounceAsync(queue, stoppingToken);
            // What failed waits to be tried again: while a database is away that must be neither work nor lines.
            if (failed) await Task.Delay(PauseAfterFailure, time, stoppingToken);
        }
    }

    /// <summary>A queue that cannot be read, for whatever reason, ends neither the others nor this loop.</summary>
    private async Task<bool> TryAnnounceAsync(string queue, CancellationToken cancellationToken)
    {
        try
        {
            feed.Announce(await positions.ReadAsync(queue, cancellationToken));
            return true;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(PassingFaults.Includes(failure) ? null : failure, queue, failure.GetType().Name);
            feed.Queues.Changed(queue);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The places in queue '{Queue}' could not be read ({Kind}); tried again")]
    private partial void LogFailed(Exception? failure, string queue, string kind);
}
