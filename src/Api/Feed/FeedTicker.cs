using Microsoft.Extensions.Hosting;

namespace ContactCenter.Api.Feed;

/// <summary>Two timers per node by which clients that receive nothing learn how far the journal is, and expired sign-ins end.</summary>
public sealed class FeedTicker(LiveFeed feed, FeedAccess access, TimeProvider time, IOptions<FeedOptions> options) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.WhenAll(
            EveryAsync(options.Value.PositionIntervalMilliseconds, AnnouncePositionAsync, stoppingToken),
            EveryAsync(options.Value.SignInIntervalMilliseconds, CheckSignInsAsync, stoppingToken));
    }

    private async Task EveryAsync(int milliseconds, Func<CancellationToken, Task> act, CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(milliseconds), time);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await act(stoppingToken);
    }

    private Task AnnouncePositionAsync(CancellationToken cancellationToken)
    {
        feed.AnnouncePosition();
        return Task.CompletedTask;
    }

    /// <summary>Looks at each sign-in once, however many connections have it, and wakes only those that may have to end.</summary>
    private async Task CheckSignInsAsync(CancellationToken cancellationToken)
    {
        foreach (var connections in feed.BySignIn())
            if (!await IsSignedInAsync(connections.First().Credentials!, cancellationToken)) feed.CheckSignIns(connections);
    }

    private async Task<bool> IsSignedInAsync(FeedCredentials credentials, CancellationToken cancellationToken)
    {
        try
        {
            return await access.IsSignedInAsync(credentials, cancellationToken);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The connections find out for themselves, each with its own outcome.
            return false;
        }
    }
}
