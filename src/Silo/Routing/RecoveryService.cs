using ContactCenter.Entities;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Silo.Routing;

/// <summary>
/// Runs every <see cref="IUpkeep"/> at start and regularly: an event lost in a crash costs seconds, not a conversation, and what ends by time
/// ends.
/// </summary>
public sealed partial class RecoveryService(
    IEnumerable<IUpkeep> upkeep, TimeProvider time, ILogger<RecoveryService> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        do
        {
            foreach (var work in upkeep) await TryAsync(work, stoppingToken);
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
            LogFailed(logger, work.GetType().Name, exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A run of {Upkeep} failed; the next one tries again")]
    private static partial void LogFailed(ILogger logger, string upkeep, Exception exception);
}
