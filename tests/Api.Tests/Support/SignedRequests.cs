using System.Globalization;
using System.Text;
using System.Text.Json;
using ContactCenter.Integrations.Signatures;

namespace ContactCenter.Tests;

/// <summary>Signs requests as a PBX with one of the workspace's secrets does.</summary>
public static class SignedRequests
{
    public const string Secret = "whsec_b25seS1mb3ItdGVzdHMtb25seS1mb3ItdGVzdHM=";
    public const string Token = "only-for-tests-2f7c9a1e4b6d";

    private static int s_ids;

    /// <param name="at">The time that is signed; null = now.</param>
    public static (string Name, string Value)[] Headers(string body, DateTimeOffset? at = null, string secret = Secret)
    {
        var id = $"msg_{Interlocked.Increment(ref s_ids)}";
        var seconds = (at ?? TimeProvider.System.GetUtcNow()).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return
        [
            (StandardWebhook.IdHeader, id), (StandardWebhook.TimestampHeader, seconds),
            (StandardWebhook.SignatureHeader, StandardWebhook.Sign(secret, id, seconds, Encoding.UTF8.GetBytes(body))),
        ];
    }

    public static Task<ApiResponse> PostAsync(ApiServer server, string path, object body)
    {
        var json = body as string ?? JsonSerializer.Serialize(body);
        return server.Anonymous.SendAsync(HttpMethod.Post, path, json, headers: Headers(json, server.Time.GetUtcNow()));
    }
}
