using System.Security.Cryptography;
using System.Text;
using ContactCenter.Accounts;
using ContactCenter.Integrations.Signatures;

namespace ContactCenter.Integrations.Webhooks;

/// <summary>Makes and keeps the secrets of endpoints: the journal has them encrypted, each for its endpoint.</summary>
public static class WebhookSecrets
{
    private const int Bytes = 32;

    public static string New() => WebhookSecret.Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Whether it is <c>whsec_</c> and 24 to 64 bytes in Base64.</summary>
    public static bool IsValid(string secret) => WebhookSecret.IsValid(secret);

    public static Task<string> SealAsync(SecretSealer sealer, string webhookId, string secret) =>
        sealer.SealAsync(OwnerOf(webhookId), Encoding.UTF8.GetBytes(secret));

    /// <exception cref="CryptographicException">It was sealed for another endpoint, or by another installation.</exception>
    public static async Task<string> OpenAsync(SecretSealer sealer, string webhookId, string sealedSecret) =>
        Encoding.UTF8.GetString(await sealer.OpenAsync(OwnerOf(webhookId), sealedSecret));

    private static string OwnerOf(string webhookId) => $"webhook:{webhookId}";
}
