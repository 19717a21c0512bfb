using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ContactCenter.Bench.Calls;

/// <summary>A PBX's way to the server: requests that are signed as Standard Webhooks say.</summary>
internal sealed class SignedPbx(Uri server) : IDisposable
{
    public static readonly byte[] Secret = Encoding.ASCII.GetBytes("a benchmark's secret of 32 bytes");

    private readonly HttpClient _http = new() { BaseAddress = new Uri(server, "/api/v1/"), Timeout = TimeSpan.FromSeconds(60) };
    private int _sent;

    /// <exception cref="InvalidOperationException">The server refused the request.</exception>
    public async Task<JsonElement> PostAsync(string path, object body, CancellationToken cancellationToken)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var (id, time) = ($"bench-{Interlocked.Increment(ref _sent)}", TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        byte[] signed = [.. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{time}.")), .. bytes];
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", time.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", "v1," + Convert.ToBase64String(HMACSHA256.HashData(Secret, signed)));
        using var response = await _http.SendAsync(request, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        return response.IsSuccessStatusCode
            ? JsonSerializer.Deserialize<JsonElement>(text)
            : throw new InvalidOperationException($"{path} answered {(int)response.StatusCode}: {text}");
    }

    public void Dispose() => _http.Dispose();
}
