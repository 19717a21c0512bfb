using System.Globalization;
using System.Security.Cryptography;
using ContactCenter.Integrations.Signatures;

namespace ContactCenter.Integrations.Telephony.Signing;

/// <summary>
/// Checks the signatures of requests that bring events in the project's own format. A request that is sent again unchanged is valid until it
/// expires: its events are the same events by their ids, so it changes nothing.
/// </summary>
public sealed class SignedWebhooks(TelephonySettings settings, TimeProvider time)
{
    /// <summary>Signatures that a request may offer, so that checking them costs little.</summary>
    private const int SignaturesMax = 10;
    private const int IdCharactersMax = 200;
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private readonly byte[][] _secrets = [.. settings.SigningSecrets.Select(WebhookSecret.Read)];

    /// <param name="id">The header <see cref="StandardWebhook.IdHeader"/>, and so on; null = absent.</param>
    /// <param name="body">The body as it came.</param>
    /// <returns>Null = one of our secrets signed exactly this, less than five minutes ago.</returns>
    public WebhookFault? FindFault(string? id, string? timestamp, string? signatures, ReadOnlySpan<byte> body)
    {
        if (_secrets.Length == 0) return WebhookFault.NotConfigured;
        if (string.IsNullOrEmpty(id) || id.Length > IdCharactersMax || string.IsNullOrEmpty(signatures)) return WebhookFault.Unsigned;
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return WebhookFault.Unsigned;
        var isValid = false;
        foreach (var secret in _secrets) isValid |= IsAmong(signatures, StandardWebhook.Hash(secret, id, timestamp, body));
        if (!isValid) return WebhookFault.Forged;
        return Math.Abs((decimal)time.GetUtcNow().ToUnixTimeSeconds() - seconds) > (decimal)Tolerance.TotalSeconds ? WebhookFault.Expired : null;
    }

    private static bool IsAmong(string signatures, byte[] expected)
    {
        var isFound = false;
        Span<byte> signature = stackalloc byte[SHA256.HashSizeInBytes];
        foreach (var offered in signatures.Split(' ', SignaturesMax + 1).Take(SignaturesMax))
        {
            if (!offered.StartsWith(StandardWebhook.Version, StringComparison.Ordinal)) continue;
            var isReadable = Convert.TryFromBase64String(offered[StandardWebhook.Version.Length..], signature, out var length);
            isFound |= isReadable && CryptographicOperations.FixedTimeEquals(signature[..length], expected);
        }

        return isFound;
    }
}

/// <summary>The reasons for which a signed request is refused.</summary>
public enum WebhookFault
{
    /// <summary>No secret is configured, so nothing can be signed with one.</summary>
    NotConfigured,

    /// <summary>A header is absent, or is none.</summary>
    Unsigned,

    /// <summary>None of our secrets signed this id, time and body.</summary>
    Forged,

    /// <summary>It was signed too long ago, or in the future.</summary>
    Expired,
}
