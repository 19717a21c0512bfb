using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ContactCenter.Addresses;
using ContactCenter.Secrets;

namespace ContactCenter.Sms;

/// <summary>
/// Finds the visitor of a phone number: always the same one, on every node. Its key follows from the number by the installation's secret.
/// So nobody else can tell the number from the key, and there is no token by which anybody could call as this visitor.
/// </summary>
public sealed class SmsVisitors(IServerKeys keys)
{
    /// <summary>The most characters of a number; a longer one is nobody's.</summary>
    public const int NumberCharactersMax = 100;

    private const string Purpose = "text-visitors";
    private const int SecretBytes = 32;
    private const int KeyIdBytes = 8;

    private byte[]? _secret;

    /// <summary>The key of the visitor's grain.</summary>
    public async Task<string> KeyOfAsync(string number, CancellationToken cancellationToken = default)
    {
        _secret ??= await SecretAsync(cancellationToken);
        return Base64Url.EncodeToString(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes(Normal(number))));
    }

    /// <summary>The phone number in a provider's number; null = it is none (a short code, a name).</summary>
    public static string? PhoneOf(string number) =>
        VerificationAddress.TryPhone(number[(number.LastIndexOf(':') + 1)..], out var phone) ? phone.Value : null;

    private static string Normal(string number) => PhoneOf(number) is { } phone && !number.Contains(':', StringComparison.Ordinal)
        ? ContactAddresses.PhoneKey(phone)
        : number.Trim().ToUpperInvariant();

    private async Task<byte[]> SecretAsync(CancellationToken cancellationToken)
    {
        var key = await keys.FindByPurposeAsync(Purpose, cancellationToken) ?? await keys.GetOrAddAsync(NewKey(), cancellationToken);
        return Convert.FromBase64String(key.PrivateKey);
    }

    private static ServerKey NewKey() => new(
        Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyIdBytes)), Purpose,
        Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes)), "");
}
