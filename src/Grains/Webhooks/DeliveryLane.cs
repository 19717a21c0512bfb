using ContactCenter.Entities;
using ContactCenter.Journal;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Webhooks;

/// <summary>Sends the events of one conversation, call or contact to an endpoint, one after the other.</summary>
internal sealed partial class DeliveryLane(IWebhookSender sender, IRetryJitter jitter, EntityServices services, Action<WebhookDelivery> log,
    CancellationToken leaving)
{
    /// <summary>What the endpoint said that concerns all lanes.</summary>
    public DateTimeOffset? PausedUntil { get; private set; }

    public bool IsGone { get; private set; }

    /// <returns>What is left; null = nothing.</returns>
    public async Task<HeldLane?> SendAsync(WebhookTarget target, IEnumerable<JournalEntry> entries, HeldLane? before)
    {
        foreach (var entry in entries)
        {
            foreach (var sent in WebhookEvents.Of(entry).Where(sent => target.Types.Contains(sent.Type)))
            {
                if (IsGone || PausedUntil is not null) return before?.Seq == entry.Seq ? before : DeliveryRules.Held(entry, services.Now());
                var attempt = before?.Seq == entry.Seq ? before.Attempts + 1 : 1;
                var receipt = await SendAsync(target, sent, attempt);
                if (!receipt.IsDelivered) return DeliveryRules.Failed(before, entry, receipt, services.Now(), jitter.Next());
            }
        }

        return null;
    }

    public async Task<WebhookReceipt> SendAsync(WebhookTarget target, WebhookEvent sent, int attempt)
    {
        var receipt = await TrySendAsync(target, sent);
        var now = services.Now();
        log(new WebhookDelivery(
            now, sent.Id, sent.Type, sent.Source.Position, sent.Source.Entity.Id, attempt, receipt.HttpStatus, (long)receipt.Duration.TotalMilliseconds,
            receipt.Fault));
        IsGone |= receipt.IsGone;
        PausedUntil = DeliveryRules.PausedUntil(receipt, now) ?? PausedUntil;
        return receipt;
    }

    private async Task<WebhookReceipt> TrySendAsync(WebhookTarget target, WebhookEvent sent)
    {
        try
        {
            return await sender.SendAsync(target, sent, leaving);
        }
        catch (Exception exception) when (!leaving.IsCancellationRequested)
        {
            LogFailed(services.Logger, sent.Id, target.Id, exception.GetType().Name);
            return new WebhookReceipt(null, WebhookFaults.Internal, TimeSpan.Zero);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Event {EventId} could not be sent to endpoint {Endpoint}: {Kind}")]
    private static partial void LogFailed(ILogger logger, string eventId, string endpoint, string kind);
}
