namespace ContactCenter.Integrations.Signatures;

/// <summary>Reads secrets as Standard Webhooks writes them: <c>whsec_</c> and Base64.</summary>
internal static class WebhookSecret
{
    public const string Prefix = "whsec_";
    private const int BytesMin = 24;
    private const int BytesMax = 64;

    public static bool IsValid(string secret) => Find(secret) is not null;

    public static byte[] Read(string secret) => Find(secret) ?? throw new FormatException("This is no secret of Standard Webhooks.");

    private static byte[]? Find(string secret)
    {
        if (!secret.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        var bytes = new byte[BytesMax];
        return Convert.TryFromBase64String(secret[Prefix.Length..], bytes, out var length) && length >= BytesMin ? bytes[..length] : null;
    }
}
