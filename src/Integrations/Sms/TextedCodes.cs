using ContactCenter.Texts;
using ContactCenter.Verification;

namespace ContactCenter.Integrations.Sms;

/// <summary>Codes that prove a phone number, as text messages.</summary>
public sealed class TextedCodes(ITextMessenger messenger, SmsSettings settings) : IPhoneCodeSender
{
    public async Task SendAsync(string number, string text, CancellationToken cancellationToken = default)
    {
        var receipt = await messenger.SendAsync(new TextMessage(settings.From!, number, text), cancellationToken);
        if (receipt.Refusal is { } code) throw new InvalidOperationException($"The provider of text messages refused a code: {code}.");
    }
}
