using System.ComponentModel.DataAnnotations;
using System.Net.Http.Headers;
using System.Text;

namespace ContactCenter.Integrations.Telephony;

/// <summary>An account at Twilio, or at a service with the same interface, for calls: section <c>Telephony:Twilio</c>.</summary>
public sealed class TwilioVoiceSettings
{
    public string? AccountSid { get; init; }

    /// <summary>A secret: signs what the provider calls, and lets in what is asked.</summary>
    public string? AuthToken { get; init; }

    /// <summary>The number that calls made from here show.</summary>
    public string? From { get; init; }

    /// <summary>What the provider calls this server by, with the path that a proxy takes away, if any. Signatures are made with it.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>The address of the provider's interface.</summary>
    public Uri ApiUrl { get; init; } = new("https://api.twilio.com");

    /// <summary>The phone of an agent.</summary>
    public string AgentAddress { get; init; } = $"client:{AriSettings.AgentPlace}";

    public bool IsConfigured => !string.IsNullOrWhiteSpace(AccountSid);

    internal AuthenticationHeaderValue Credentials => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{AccountSid}:{AuthToken}")));

    /// <summary>The path of the account at the provider.</summary>
    internal string AccountPath => $"/2010-04-01/Accounts/{Uri.EscapeDataString(AccountSid!)}";

    /// <summary>The address by which the provider calls a path of this server.</summary>
    /// <param name="pathAndQuery">Begins with a slash.</param>
    public string AddressOf(string pathAndQuery) => PublicUrl!.GetLeftPart(UriPartial.Authority) + PublicUrl.AbsolutePath.TrimEnd('/') + pathAndQuery;

    internal IEnumerable<ValidationResult> Faults(bool isDialing)
    {
        if (!IsConfigured && isDialing) yield return new("for Dial=twilio, Twilio:AccountSid is needed.");
        if (!IsConfigured) yield break;
        if (string.IsNullOrWhiteSpace(AuthToken)) yield return new("with a Twilio:AccountSid, Twilio:AuthToken is needed.");
        if (!TelephonySettings.IsWeb(PublicUrl) || !TelephonySettings.IsWeb(ApiUrl))
            yield return new("Twilio:PublicUrl and Twilio:ApiUrl must be addresses beginning with http:// or https://.");
        if (isDialing && string.IsNullOrWhiteSpace(From)) yield return new("for Dial=twilio, Twilio:From is needed.");
        if (!AgentAddress.Contains(AriSettings.AgentPlace, StringComparison.Ordinal))
            yield return new($"Twilio:AgentAddress must contain {AriSettings.AgentPlace}.");
    }
}
