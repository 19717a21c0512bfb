using System.ComponentModel.DataAnnotations;
using ContactCenter.Integrations.Settings;
using Microsoft.Extensions.Configuration;

namespace ContactCenter.Integrations.Outgoing;

/// <summary>The operator's settings of outgoing calls: section <c>Outgoing</c> of the configuration.</summary>
public sealed class OutgoingOptions : IValidatableObject
{
    public const string Section = "Outgoing";

    /// <summary>Addresses, ranges (CIDR) and host names, which may be private: a list, or one text with commas.</summary>
    public IReadOnlyList<string> AllowedAddresses { get; private set; } = [];

    /// <summary>The proxy that every call goes through; absent = calls go out directly.</summary>
    public string? Proxy { get; private set; }

    public static void Bind(OutgoingOptions options, IConfigurationSection section) =>
        (options.AllowedAddresses, options.Proxy) = (ListedText.Read(section.GetSection(nameof(AllowedAddresses))), section[nameof(Proxy)]);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrWhiteSpace(Proxy) && ProxyAddress is null)
            yield return new ValidationResult("Proxy must be an address beginning with http:// or https://.");
        if (FindFault() is { } fault) yield return new ValidationResult($"AllowedAddresses: {fault}");
    }

    public OutgoingSettings ToSettings() => new(AllowedAddresses, ProxyAddress);

    private Uri? ProxyAddress => Uri.TryCreate(Proxy, UriKind.Absolute, out var proxy) && proxy.Scheme is "http" or "https" ? proxy : null;

    private string? FindFault()
    {
        try
        {
            _ = new OutgoingSettings(AllowedAddresses);
            return null;
        }
        catch (FormatException fault)
        {
            return fault.Message;
        }
    }
}
