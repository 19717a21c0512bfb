using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ContactCenter.Api.Accounts;

/// <summary>A password's SHA-256 in hexadecimal: clients may send that instead of the password (contract §7.1), so it is what accounts hash.</summary>
internal static class PasswordDigest
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    public static string Of(string password) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(password)));

    /// <summary>Of a sign-in's <c>password</c>; null when it cannot be right.</summary>
    public static string? Of(JsonElement? password)
    {
        if (password is not { } given) return null;
        if (given.ValueKind == JsonValueKind.String) return Of(given.GetString()!);
        var digest = given.GetProperty("digest").GetString()!.ToLowerInvariant();
        return digest.Length == 2 * SHA256.HashSizeInBytes && digest.AsSpan().IndexOfAnyExcept(HexDigits) < 0 ? digest : null;
    }
}
