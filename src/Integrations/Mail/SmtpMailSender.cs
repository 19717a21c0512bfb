using ContactCenter.Mail;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace ContactCenter.Integrations.Mail;

/// <summary>Mail through a server. One connection per mail: there are few.</summary>
public sealed partial class SmtpMailSender(SmtpSettings settings, TimeProvider time, ILogger<SmtpMailSender> logger) : IMailSender, IDisposable
{
    private readonly SemaphoreSlim _connections = new(settings.ConnectionsMax);

    public async Task SendAsync(MailText mail, CancellationToken cancellationToken = default)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(settings.TimeoutSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        await _connections.WaitAsync(either.Token);
        // Off the caller's turn: the library looks names up and signs in on the thread it is called on.
        var sending = Task.Run(() => SendOnceAsync(mail, either.Token), CancellationToken.None);
        await sending.WaitAsync(either.Token);
    }

    public void Dispose() => _connections.Dispose();

    private async Task SendOnceAsync(MailText mail, CancellationToken cancellationToken)
    {
        try
        {
            using var message = MailMessages.Of(mail, settings.Sender, time.GetUtcNow());
            using var client = new SmtpClient();
            await client.ConnectAsync(
                settings.Host!, settings.Port, settings.UseTls ? SecureSocketOptions.StartTls : SecureSocketOptions.None, cancellationToken);
            if (settings.User is { Length: > 0 } user) await client.AuthenticateAsync(user, settings.Password ?? "", cancellationToken);
            await client.SendAsync(Format(client), message, cancellationToken);
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (SmtpCommandException failure)
        {
            // Its text may tell the address.
            LogRefused(failure.StatusCode);
            throw;
        }
        finally
        {
            _connections.Release();
        }
    }

    /// <summary>Addresses that are not ASCII go as they are to a server that takes them; of others it gets the domain's ASCII form.</summary>
    private static FormatOptions Format(SmtpClient client)
    {
        var options = FormatOptions.Default.Clone();
        options.International = client.Capabilities.HasFlag(SmtpCapabilities.UTF8);
        return options;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The mail server did not take a mail: {Status}")]
    private partial void LogRefused(SmtpStatusCode status);
}
