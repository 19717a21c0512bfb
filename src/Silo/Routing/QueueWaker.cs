using System.Collections.Immutable;
using System.Threading.Channels;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Routing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Silo.Routing;

/// <summary>
/// Another limit, routing method, department or skill may free a conversation that waits: queues are woken when this process knows the
/// change, and not only when somebody comes or goes.
/// </summary>
public sealed partial class QueueWaker(IGrainFactory grains, IQueueDirectory directory, ILogger<QueueWaker> logger) : BackgroundService, IJournalConsumer
{
    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    public ValueTask StartAsync(long position, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask OnEntriesAsync(ImmutableArray<JournalEntry> entries, CancellationToken cancellationToken)
    {
        if (entries.Any(entry => entry.Entity.Type is EntityTypes.Workspace or EntityTypes.Department)) _changes.Writer.TryWrite(true);
        return ValueTask.CompletedTask;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var _ in _changes.Reader.ReadAllAsync(stoppingToken)) await TryWakeAsync(stoppingToken);
    }

    private async Task TryWakeAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var departmentId in await directory.ListQueuesWithWaitingAsync(cancellationToken))
                await TryWakeAsync(departmentId ?? IQueueGrain.Public, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(logger, exception);
        }
    }

    /// <summary>A queue that cannot be woken now keeps no other asleep.</summary>
    private async Task TryWakeAsync(string queue, CancellationToken cancellationToken)
    {
        try
        {
            await grains.GetGrain<IQueueGrain>(queue).Wake();
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(logger, exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Queues were not woken after a change of the configuration; they are woken regularly")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
