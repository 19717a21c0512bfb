using System.Security.Cryptography;
using System.Text;

namespace ContactCenter.Api.Identity;

/// <summary>The secret that a signed-in client sends; only its hash is ever stored (contract §7.1).</summary>
internal static class SignInToken
{
    public const int LengthMax = 128;

    public static string Hash(string token) => Convert.ToBase64String(Hashes.Of(token));

    /// <summary>Compares without telling by time how much is equal.</summary>
    public static bool AreEqual(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));
}
