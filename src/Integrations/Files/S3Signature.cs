using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ContactCenter.Integrations.Files;

/// <summary>
/// Signs requests as S3-compatible services want it (AWS Signature Version 4). The body is not part of the signature: it is read once, and the
/// connection protects it.
/// </summary>
internal static class S3Signature
{
    private const string Algorithm = "AWS4-HMAC-SHA256";
    private const string Unsigned = "UNSIGNED-PAYLOAD";
    private const string SignedHeaders = "host;x-amz-content-sha256;x-amz-date";

    public static void Sign(HttpRequestMessage request, S3Settings settings, DateTimeOffset at)
    {
        var stamp = at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var scope = $"{stamp[..8]}/{settings.Region}/s3/aws4_request";
        var uri = request.RequestUri!;
        var canonical = string.Join('\n',
            request.Method.Method, uri.AbsolutePath, Query(uri),
            $"host:{uri.Authority}", $"x-amz-content-sha256:{Unsigned}", $"x-amz-date:{stamp}", "", SignedHeaders, Unsigned);
        var toSign = string.Join('\n', Algorithm, stamp, scope, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical))));
        var signature = Convert.ToHexStringLower(Hmac(Key(settings, stamp[..8]), toSign));
        request.Headers.Host = uri.Authority;
        request.Headers.TryAddWithoutValidation("x-amz-content-sha256", Unsigned);
        request.Headers.TryAddWithoutValidation("x-amz-date", stamp);
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"{Algorithm} Credential={settings.AccessKey}/{scope}, SignedHeaders={SignedHeaders}, Signature={signature}");
    }

    /// <summary>Parameters sorted by name, as they are escaped in the address.</summary>
    private static string Query(Uri uri) => string.Join('&', uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Contains('=', StringComparison.Ordinal) ? pair : pair + "=").Order(StringComparer.Ordinal));

    private static byte[] Key(S3Settings settings, string day) =>
        Hmac(Hmac(Hmac(Hmac(Encoding.UTF8.GetBytes("AWS4" + settings.SecretKey), day), settings.Region), "s3"), "aws4_request");

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
