using ContactCenter.Entities;
using ContactCenter.Integrations.Telemetry;
using ContactCenter.Integrations.Webhooks;
using ContactCenter.Journal;
using ContactCenter.Silo.Webhooks;
using ContactCenter.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ContactCenter.Silo.Hosting;

/// <summary>Registers what sends webhooks, for processes with grains.</summary>
internal static class WebhookHosting
{
    public static void AddWebhooks(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IRetryJitter, RetryJitter>();
        builder.Services.AddSingleton<LivechatBodies>();
        builder.Services.AddSingleton<IWebhookSender>(services => new MeasuredWebhooks(
            ActivatorUtilities.CreateInstance<WebhookSender>(services), services.GetRequiredService<OutgoingMeter>()));
        builder.Services.AddSingleton<WebhookUpkeep>();
        builder.Services.AddSingleton<IUpkeep>(services => services.GetRequiredService<WebhookUpkeep>());
        builder.Services.AddSingleton<WebhookWaker>();
        builder.Services.AddSingleton<IJournalConsumer>(services => services.GetRequiredService<WebhookWaker>());
        builder.Services.AddHostedService(services => services.GetRequiredService<WebhookWaker>());
    }
}
