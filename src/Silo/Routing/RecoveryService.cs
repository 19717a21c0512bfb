using ContactCenter.Entities;
using ContactCenter.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Silo.Routing;

/// <summary>
/// Runs every <see cref="IUpkeep"/> at start and regularly: an event lost in a crash costs seconds, not a conversation, and what ends by time
/// ends. Each for itself: one that takes long keeps no other waiting.
/// </summary>
public sealed partial class RecoveryService(
    IEnumerable<IUpkeep> upkeep, TimeProvider time, ILogger<RecoveryService> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(upkeep.Select(work => RunAsync(work, stoppingToken)));

    private async Task RunAsync(IUpkeep work, CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        do
        {
            await TryAsync(work, stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task TryAsync(IUpkeep work, CancellationToken stoppingToken)
    {
        try
        {
            await work.RunOnceAsync(stoppingToken);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            // What passes by itself fails often while it lasts: its kind says enough.
            LogFailed(logger, work.GetType().Name, exception.GetType().Name, PassingFaults.Includes(exception) ? null : exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A run of {Upkeep} failed ({Kind}); the next one tries again")]
    private static partial void LogFailed(ILogger logger, string upkeep, string kind, Exception? exception);
}
