using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using ContactCenter.Accounts;

namespace ContactCenter.Api.Accounts;

/// <summary>A sign-in's <c>password</c>: the password itself, or <c>{digest, algorithm: "sha-256"}</c> (contract §7.1).</summary>
internal static class GivenPassword
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <returns>The digest that accounts hash; null when it cannot be right.</returns>
    public static string? DigestOf(JsonElement? password)
    {
        if (password is not { } given) return null;
        if (given.ValueKind == JsonValueKind.String) return PasswordDigest.Of(given.GetString()!);
        var digest = given.RequiredText("digest").ToLowerInvariant();
        return digest.Length == 2 * SHA256.HashSizeInBytes && digest.AsSpan().IndexOfAnyExcept(HexDigits) < 0 ? digest : null;
    }
}
