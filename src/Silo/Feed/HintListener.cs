using ContactCenter.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Streams;

namespace ContactCenter.Silo.Feed;

/// <summary>Passes the cluster's hints on to this process's follower. Subscribes anew when subscribing fails; the poll works meanwhile.</summary>
public sealed partial class HintListener(
    IClusterClient cluster, IJournalFollower follower, TimeProvider time, ILogger<HintListener> logger) : BackgroundService
{
    private static readonly TimeSpan RetryPeriod = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var retry = new PeriodicTimer(RetryPeriod, time);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var stream = cluster.GetStreamProvider(CommitHints.StreamProvider).GetStream<long>(CommitHints.Stream);
                await stream.SubscribeAsync((position, _) =>
                {
                    follower.Hint(position);
                    return Task.CompletedTask;
                });
                return;
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotSubscribed(logger, exception.GetType().Name);
                await retry.WaitForNextTickAsync(stoppingToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not subscribed to the journal's hints yet ({Exception})")]
    private static partial void LogNotSubscribed(ILogger logger, string exception);
}
