using System.ComponentModel.DataAnnotations;
using ContactCenter.Integrations.Signatures;

namespace ContactCenter.Integrations.Telephony;

/// <summary>A service of one's own that makes calls when it is told to, section <c>Telephony:Webhook</c>.</summary>
public sealed class DialWebhookSettings
{
    /// <summary>The value of <see cref="TelephonySettings.Dial"/>.</summary>
    public const string Name = "webhook";

    public Uri? Url { get; init; }

    /// <summary>A secret that signs the orders (Standard Webhooks, <c>whsec_</c>).</summary>
    public string? Secret { get; init; }

    /// <summary>The provider under whose name the events of these calls come.</summary>
    public string? Provider { get; init; }

    internal IEnumerable<ValidationResult> Faults(bool isDialing)
    {
        if (!isDialing) yield break;
        if (!TelephonySettings.IsWeb(Url)) yield return new("for Dial=webhook, Webhook:Url must be an address beginning with http:// or https://.");
        if (Secret is null || !WebhookSecret.IsValid(Secret))
            yield return new("for Dial=webhook, Webhook:Secret must be whsec_ and 24 to 64 bytes in Base64.");
        if (string.IsNullOrWhiteSpace(Provider)) yield return new("for Dial=webhook, Webhook:Provider is needed.");
    }
}
