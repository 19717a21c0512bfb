using ContactCenter.Sms;
using ContactCenter.Verification;

namespace ContactCenter.Integrations.Sms;

/// <summary>Codes that prove a phone number, as text messages.</summary>
public sealed class SmsCodes(ISmsSender messenger, SmsSettings settings) : IPhoneCodeSender
{
    public async Task SendAsync(string number, string text, CancellationToken cancellationToken = default)
    {
        var receipt = await messenger.SendAsync(new SmsMessage(settings.From!, number, text), cancellationToken);
        if (receipt.Refusal is { } code) throw new InvalidOperationException($"The provider of text messages refused a code: {code}.");
    }
}
