using ContactCenter.Integrations.Telemetry;
using ContactCenter.Sms;

namespace ContactCenter.Integrations.Sms;

/// <summary>Sends SMS through another sender, and measures it.</summary>
public sealed class MeasuredSms(ISmsSender inner, OutgoingMeter meter) : ISmsSender, IDisposable
{
    public Task<SmsReceipt> SendAsync(SmsMessage text, CancellationToken cancellationToken = default) =>
        meter.MeasureAsync(OutgoingKind.Sms, () => inner.SendAsync(text, cancellationToken), receipt => receipt.Refusal is null);

    public void Dispose() => (inner as IDisposable)?.Dispose();
}
