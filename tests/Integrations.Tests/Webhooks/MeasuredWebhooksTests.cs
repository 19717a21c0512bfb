using System.Diagnostics.Metrics;
using ContactCenter.Integrations.Telemetry;
using ContactCenter.Integrations.Webhooks;
using ContactCenter.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests.Webhooks;

/// <summary>What operators see of webhooks: how many were sent, and what became of them.</summary>
public sealed class MeasuredWebhooksTests
{
    [Theory]
    [InlineData(null, "sent")]
    [InlineData(WebhookFaults.Timeout, "refused")]
    public async Task Webhook_is_counted_by_what_became_of_it(string? fault, string outcome)
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var meters = services.GetRequiredService<IMeterFactory>();
        var counted = new List<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Scope == meters) self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) => counted.Add(string.Join(' ', tags.ToArray().Select(tag => tag.Value))));
        listener.Start();
        using var sender = new MeasuredWebhooks(new Receiver(new WebhookReceipt(null, fault, TimeSpan.Zero)), new OutgoingMeter(meters, TimeProvider.System));

        Assert.Equal(fault, (await sender.SendAsync(null!, null!)).Fault);

        Assert.Equal([$"webhook {outcome}"], counted);
    }

    private sealed class Receiver(WebhookReceipt receipt) : IWebhookSender
    {
        public Task<WebhookReceipt> SendAsync(WebhookTarget target, WebhookEvent sent, CancellationToken cancellationToken = default) =>
            Task.FromResult(receipt);
    }
}
