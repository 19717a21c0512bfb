using ContactCenter.Integrations.Sms;
using Microsoft.AspNetCore.Http;

namespace ContactCenter.Integrations.Telephony.Signing;

/// <summary>Checks that callbacks for calls come from the configured account at Twilio.</summary>
public sealed class TwilioCallbacks(TelephonySettings settings)
{
    public bool IsConfigured => settings.Twilio.IsConfigured;

    /// <param name="signature">The header <see cref="TwilioSignature.Header"/>; null = absent.</param>
    /// <param name="pathAndQuery">The path and query of the request, as it came: they are signed, with what they name.</param>
    public bool AreFromAccount(string? signature, string pathAndQuery, IFormCollection form) => settings.Twilio.IsConfigured && signature is not null
        && TwilioSignature.IsValid(signature, settings.Twilio.AuthToken!, settings.Twilio.AddressOf(pathAndQuery), form);
}
