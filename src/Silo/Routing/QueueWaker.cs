using ContactCenter.Directory;
using ContactCenter.Routing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Silo.Routing;

/// <summary>
/// Wakes the queues in which somebody waits, at start and regularly. Events wake them at once; this only makes sure that an event lost
/// in a crash costs seconds, not a conversation.
/// </summary>
public sealed partial class QueueWaker(
    IGrainFactory grains, IDirectory directory, TimeProvider time, ILogger<QueueWaker> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        do
        {
            try
            {
                foreach (var departmentId in await directory.ListQueuesWithWaitingAsync(stoppingToken))
                    await grains.GetGrain<IQueueGrain>(departmentId ?? IQueueGrain.Public).Wake();
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotWoken(logger, exception.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The queues were not woken ({Exception}); trying again")]
    private static partial void LogNotWoken(ILogger logger, string exception);
}
