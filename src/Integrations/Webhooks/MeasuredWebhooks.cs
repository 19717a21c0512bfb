using ContactCenter.Integrations.Telemetry;
using ContactCenter.Webhooks;

namespace ContactCenter.Integrations.Webhooks;

/// <summary>Sends webhooks through another sender, and measures it.</summary>
public sealed class MeasuredWebhooks(IWebhookSender inner, OutgoingMeter meter) : IWebhookSender, IDisposable
{
    public Task<WebhookReceipt> SendAsync(WebhookTarget target, WebhookEvent sent, CancellationToken cancellationToken = default) =>
        meter.MeasureAsync(OutgoingKind.Webhook, () => inner.SendAsync(target, sent, cancellationToken), receipt => receipt.IsDelivered);

    public void Dispose() => (inner as IDisposable)?.Dispose();
}
