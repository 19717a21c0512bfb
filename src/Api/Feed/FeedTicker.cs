using Microsoft.Extensions.Hosting;

namespace ContactCenter.Api.Feed;

/// <summary>Two timers per node by which clients that receive nothing learn how far the journal is, and expired sign-ins end.</summary>
public sealed class FeedTicker(LiveFeed feed, TimeProvider time, IOptions<FeedOptions> options) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.WhenAll(
            EveryAsync(options.Value.PositionIntervalMilliseconds, feed.AnnouncePosition, stoppingToken),
            EveryAsync(options.Value.SignInIntervalMilliseconds, feed.CheckSignIns, stoppingToken));
    }

    private async Task EveryAsync(int milliseconds, Action act, CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(milliseconds), time);
        while (await timer.WaitForNextTickAsync(stoppingToken)) act();
    }
}
