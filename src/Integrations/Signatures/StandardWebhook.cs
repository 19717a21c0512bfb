using System.Security.Cryptography;
using System.Text;

namespace ContactCenter.Integrations.Signatures;

/// <summary>Signatures of Standard Webhooks, version 1: HMAC-SHA256 of id, time and body, with a full stop between them.</summary>
public static class StandardWebhook
{
    public const string IdHeader = "webhook-id";
    public const string TimestampHeader = "webhook-timestamp";
    public const string SignatureHeader = "webhook-signature";

    /// <summary>Begins each signature of this version in the header, which may hold several, with spaces between them.</summary>
    public const string Version = "v1,";

    /// <param name="secret">Begins with <c>whsec_</c>.</param>
    /// <param name="timestamp">Seconds since 1970.</param>
    public static string Sign(string secret, string id, string timestamp, ReadOnlySpan<byte> body) =>
        Version + Convert.ToBase64String(Hash(WebhookSecret.Read(secret), id, timestamp, body));

    internal static byte[] Hash(byte[] secret, string id, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        hash.AppendData(Encoding.UTF8.GetBytes($"{id}.{timestamp}."));
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }
}
