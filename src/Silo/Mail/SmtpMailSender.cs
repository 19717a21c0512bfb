using System.Net;
using System.Net.Mail;
using System.Text;
using ContactCenter.Mail;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Silo.Mail;

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
            using var client = Client();
            using var message = Message(mail);
            await client.SendMailAsync(message, cancellationToken);
        }
        catch (SmtpException failure)
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

    private SmtpClient Client() => new(settings.Host, settings.Port)
    {
        EnableSsl = settings.UseTls,
        UseDefaultCredentials = false,
        Credentials = settings.User is { Length: > 0 } user ? new NetworkCredential(user, settings.Password) : null,
        DeliveryFormat = SmtpDeliveryFormat.International,
    };

    private MailMessage Message(MailText mail)
    {
        MailHeader.Check(mail);
        return new MailMessage(new MailAddress(settings.From!), new MailAddress(mail.To))
        {
            Subject = mail.Subject, SubjectEncoding = Encoding.UTF8, Body = mail.Body, BodyEncoding = Encoding.UTF8, IsBodyHtml = false,
        };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The mail server did not take a mail: {Status}")]
    private partial void LogRefused(SmtpStatusCode status);
}
