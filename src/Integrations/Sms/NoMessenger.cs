using ContactCenter.Texts;

namespace ContactCenter.Integrations.Sms;

/// <summary>No provider is configured any more: what is owed is tried again, in case one is soon.</summary>
public sealed class NoMessenger : ITextMessenger
{
    public Task<TextReceipt> SendAsync(TextMessage text, CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException("No provider of text messages is configured (Sms:AccountSid).");
}
