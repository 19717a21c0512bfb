using Microsoft.Extensions.Hosting;

namespace ContactCenter.Api.Feed;

/// <summary>One timer per node by which clients that receive nothing learn how far the journal is, and expired sign-ins end.</summary>
public sealed class FeedTicker(LiveFeed feed, TimeProvider time, IOptions<FeedOptions> options) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(options.Value.PositionIntervalMilliseconds), time);
        while (await timer.WaitForNextTickAsync(stoppingToken)) feed.AnnouncePosition();
    }
}
