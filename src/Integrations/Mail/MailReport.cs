using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Integrations.Mail;

/// <summary>One line at start that says where mail goes.</summary>
public sealed partial class MailReport(SmtpSettings smtp, MailFolder folder, ILogger<MailReport> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (smtp.IsConfigured) LogServer(smtp.Host!, smtp.Port);
        else LogFolder(folder.Path);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Information, Message = "Mail is sent through {Host}:{Port}")]
    private partial void LogServer(string host, int port);

    [LoggerMessage(Level = LogLevel.Information, Message = "No SMTP server is configured (Smtp:Host): mail is written to {Folder}")]
    private partial void LogFolder(string folder);
}
