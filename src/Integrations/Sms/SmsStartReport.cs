using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Integrations.Sms;

/// <summary>One line at start that says where text messages go.</summary>
public sealed partial class SmsStartReport(SmsSettings settings, ILogger<SmsStartReport> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.IsConfigured) LogProvider(settings.ApiUrl.Host, settings.PublicUrl!.Host);
        else LogNone();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Information, Message = "Text messages go through {Provider}, which calls this server {PublicHost}")]
    private partial void LogProvider(string provider, string publicHost);

    [LoggerMessage(Level = LogLevel.Information, Message = "No provider of text messages is configured (Sms:AccountSid): none come or go")]
    private partial void LogNone();
}
