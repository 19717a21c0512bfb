using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace ContactCenter.Integrations.Telephony.Signing;

/// <summary>
/// Checks the tokens of PBXs, which cannot sign: a part of the address, as Zammad's CTI has it, or the password of Basic authentication, as
/// curl in FreeSWITCH and Asterisk's WebSocket send it.
/// </summary>
public sealed class PbxTokens(TelephonySettings settings)
{
    private const string Basic = "Basic";
    private const int CharactersMax = 500;

    private readonly byte[][] _hashes = [.. settings.Tokens.Select(Hash)];

    public bool IsConfigured => _hashes.Length > 0;

    /// <param name="token">As the caller offers it; null = none.</param>
    public bool AreOne(string? token)
    {
        if (string.IsNullOrEmpty(token) || token.Length > CharactersMax) return false;
        var offered = Hash(token);
        var isFound = false;
        foreach (var hash in _hashes) isFound |= CryptographicOperations.FixedTimeEquals(hash, offered);
        return isFound;
    }

    /// <param name="header">The header Authorization; the user name does not matter.</param>
    public bool AreInBasic(string? header)
    {
        if (header is null || header.Length > CharactersMax || !AuthenticationHeaderValue.TryParse(header, out var value)) return false;
        if (!Basic.Equals(value.Scheme, StringComparison.OrdinalIgnoreCase) || value.Parameter is null) return false;
        var bytes = new byte[CharactersMax];
        if (!Convert.TryFromBase64String(value.Parameter, bytes, out var length)) return false;
        var credentials = Encoding.UTF8.GetString(bytes, 0, length);
        return credentials.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon && AreOne(credentials[(colon + 1)..]);
    }

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
