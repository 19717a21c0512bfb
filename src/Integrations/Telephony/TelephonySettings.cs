using System.ComponentModel.DataAnnotations;
using ContactCenter.Integrations.Settings;
using ContactCenter.Integrations.Signatures;
using Microsoft.Extensions.Configuration;

namespace ContactCenter.Integrations.Telephony;

/// <summary>
/// The PBX or telephony provider, section <c>Telephony</c> of the configuration. Without any of it no events of calls are taken and no calls
/// are made. Silos and API nodes need the same values.
/// </summary>
public sealed class TelephonySettings : IValidatableObject
{
    public const string Section = "Telephony";

    /// <summary>The shortest token that cannot be guessed.</summary>
    private const int TokenCharactersMin = 20;

    /// <summary>Secrets: each signs events of the project's own format (Standard Webhooks, <c>whsec_</c>). More than one while they are changed.</summary>
    public IReadOnlyList<string> SigningSecrets { get; internal set; } = [];

    /// <summary>Secrets: each lets in the events of a PBX that cannot sign. More than one while they are changed, or for several PBXs.</summary>
    public IReadOnlyList<string> Tokens { get; internal set; } = [];

    /// <summary>The endpoints of Asterisk that lead outside, such as <c>PJSIP/trunk</c>. None = the first channel of a call is the person outside.</summary>
    public IReadOnlyList<string> Trunks { get; internal set; } = [];

    /// <summary>What makes calls: <c>ari</c>, <c>twilio</c> or <c>webhook</c>; absent = nothing does.</summary>
    public string? Dial { get; init; }

    /// <summary>The longest time that the provider may take to respond.</summary>
    [Range(1, 25)]
    public int TimeoutSeconds { get; init; } = 10;

    /// <summary>The address below which the recordings of FreeSWITCH are served by their paths.</summary>
    public Uri? FreeSwitchRecordingsUrl { get; init; }

    [Range(1, 2_000)]
    public int RecordingMaxMegabytes { get; init; } = 200;

    /// <summary>The longest time to fetch a recording.</summary>
    [Range(1, 600)]
    public int RecordingTimeoutSeconds { get; init; } = 60;

    public AriSettings Ari { get; init; } = new();
    public TwilioVoiceSettings Twilio { get; init; } = new();
    public DialWebhookSettings Webhook { get; init; } = new();

    /// <summary>Reads the section, whose lists may be one text with commas.</summary>
    public static void Bind(TelephonySettings settings, IConfigurationSection section)
    {
        section.Bind(settings);
        settings.SigningSecrets = ListedText.Read(section.GetSection(nameof(SigningSecrets)));
        settings.Tokens = ListedText.Read(section.GetSection(nameof(Tokens)));
        settings.Trunks = ListedText.Read(section.GetSection(nameof(Trunks)));
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        
    [
        .. Faults(), .. Ari.Faults(Dial == CallFormats.Ari), .. Twilio.Faults(Dial == CallFormats.Twilio),
        .. Webhook.Faults(Dial == DialWebhookSettings.Name),
    ];

    internal static bool IsWeb(Uri? address) => address is { IsAbsoluteUri: true, Scheme: "http" or "https", UserInfo: "" };

    private IEnumerable<ValidationResult> Faults()
    {
        if (SigningSecrets.Any(secret => !WebhookSecret.IsValid(secret)))
            yield return new("each of SigningSecrets must be whsec_ and 24 to 64 bytes in Base64.");
        if (Tokens.Any(token => token.Length < TokenCharactersMin || token.Any(sign => !char.IsAsciiLetterOrDigit(sign) && sign is not ('-' or '_'))))
            yield return new($"each of Tokens must have {TokenCharactersMin} or more letters, digits, hyphens and underscores.");
        if (Dial is not (null or "" or CallFormats.Ari or CallFormats.Twilio or DialWebhookSettings.Name))
            yield return new("Dial must be ari, twilio or webhook.");
        if (FreeSwitchRecordingsUrl is not null && !IsWeb(FreeSwitchRecordingsUrl))
            yield return new("FreeSwitchRecordingsUrl must be an address beginning with http:// or https://.");
    }
}
