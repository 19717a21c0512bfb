using ContactCenter.Integrations.Telemetry;
using ContactCenter.Mail;

namespace ContactCenter.Integrations.Mail;

/// <summary>Sends mail through another sender, and measures it.</summary>
public sealed class MeasuredMail(IMailSender inner, OutgoingMeter meter) : IMailSender, IDisposable
{
    public Task SendAsync(MailText mail, CancellationToken cancellationToken = default) =>
        meter.MeasureAsync(OutgoingKind.Mail, async () =>
        {
            await inner.SendAsync(mail, cancellationToken);
            return true;
        });

    public void Dispose() => (inner as IDisposable)?.Dispose();
}
