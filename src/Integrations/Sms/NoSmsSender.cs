using ContactCenter.Sms;

namespace ContactCenter.Integrations.Sms;

/// <summary>No provider is configured any more: what is owed is tried again, in case one is soon.</summary>
public sealed class NoSmsSender : ISmsSender
{
    public Task<SmsReceipt> SendAsync(SmsMessage text, CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException("No provider of text messages is configured (Sms:AccountSid).");
}
