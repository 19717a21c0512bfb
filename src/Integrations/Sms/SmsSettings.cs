using System.ComponentModel.DataAnnotations;
using System.Net.Http.Headers;
using System.Text;

namespace ContactCenter.Integrations.Sms;

/// <summary>
/// The provider of text messages, section <c>Sms</c> of the configuration: an account at Twilio, or at a service with the same interface.
/// Without <see cref="AccountSid"/> none come or go. Silos and API nodes need the same values.
/// </summary>
public sealed class SmsSettings : IValidatableObject
{
    public const string Section = "Sms";

    /// <summary>The name of the interface in paths (contract §2.4 sms-incoming/:service).</summary>
    public const string Twilio = "twilio";

    public string? AccountSid { get; init; }

    /// <summary>A secret: signs what the provider calls, and lets in what is sent.</summary>
    public string? AuthToken { get; init; }

    /// <summary>The number that codes are sent from. Answers come from the number that was written to last.</summary>
    public string? From { get; init; }

    /// <summary>
    /// What the provider calls this server by, with the path that a proxy takes away, if any: <c>https://chat.example.com</c>. Signatures are
    /// made with it.
    /// </summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>The address of the provider's interface.</summary>
    public Uri ApiUrl { get; init; } = new("https://api.twilio.com");

    /// <summary>The longest time of one try.</summary>
    [Range(1, 25)]
    public int TimeoutSeconds { get; init; } = 10;

    public bool IsConfigured => !string.IsNullOrWhiteSpace(AccountSid);

    internal AuthenticationHeaderValue Credentials => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{AccountSid}:{AuthToken}")));

    /// <summary>The address by which the provider calls a path of this server.</summary>
    /// <param name="pathAndQuery">Begins with a slash.</param>
    public string AddressOf(string pathAndQuery) => PublicUrl!.GetLeftPart(UriPartial.Authority) + PublicUrl.AbsolutePath.TrimEnd('/') + pathAndQuery;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsConfigured) yield break;
        if (string.IsNullOrWhiteSpace(AuthToken) || string.IsNullOrWhiteSpace(From))
            yield return new ValidationResult("with an AccountSid, AuthToken and From are needed.");
        if (!IsAddress(PublicUrl) || !IsAddress(ApiUrl))
            yield return new ValidationResult("PublicUrl and ApiUrl must be addresses beginning with http:// or https://.");
    }

    private static bool IsAddress(Uri? address) => address is { IsAbsoluteUri: true, Scheme: "http" or "https" };
}
