using System.Collections.Immutable;
using System.Threading.Channels;
using ContactCenter.Entities;
using ContactCenter.Journal;
using ContactCenter.Webhooks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Silo.Webhooks;

/// <summary>Wakes the endpoints of webhooks when this process sees something that they may send, instead of only regularly.</summary>
public sealed partial class WebhookWaker(WebhookUpkeep upkeep, IGrainFactory grains, ILogger<WebhookWaker> logger) : BackgroundService, IJournalConsumer
{
    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>Set when an endpoint may just have been switched off, which nobody else tells it.</summary>
    private volatile bool _isReconfigured;

    public ValueTask StartAsync(long position, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask OnEntriesAsync(ImmutableArray<JournalEntry> entries, CancellationToken cancellationToken)
    {
        if (entries.Any(entry => entry.Entity.Type == EntityTypes.Workspace)) _isReconfigured = true;
        if (_isReconfigured || entries.Any(entry => WebhookEvents.EntityTypes.Contains(entry.Entity.Type))) _changes.Writer.TryWrite(true);
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
            if (_isReconfigured)
            {
                _isReconfigured = false;
                await grains.GetGrain<IWebhookDeliveryGrain>(IWebhookDeliveryGrain.LivechatId).Wake();
            }

            await upkeep.RunOnceAsync(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(logger, exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Webhooks were not woken by what happened; they are woken regularly")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
