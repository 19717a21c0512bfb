using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace ContactCenter.Tests.Files;

/// <summary>
/// An S3-compatible service in this process. It reckons every signature by itself, from the request as it came, and knows no more of the protocol than the
/// oldest compatible services do: bodies in one piece, no checksums.
/// </summary>
internal sealed class LoopbackS3 : IAsyncDisposable
{
    public const string Bucket = "files";
    public const string Region = "eu-test-1";
    public const string AccessKey = "access";
    public const string SecretKey = "secret-of-the-bucket";
    private const int KeysPerPage = 2;

    private readonly WebApplication _app;

    private LoopbackS3(WebApplication app) => _app = app;

    public ConcurrentDictionary<string, byte[]> Objects { get; } = [];

    public Uri Endpoint => new(_app.Urls.Single());

    public static async Task<LoopbackS3> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var service = new LoopbackS3(builder.Build());
        service._app.Run(service.AnswerAsync);
        await service._app.StartAsync();
        return service;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        if (IsUnknown(http.Request))
        {
            http.Response.StatusCode = 501;
            return;
        }

        if (http.Request.Headers.Authorization != Expected(http.Request) || !IsBodySigned(http.Request, body.ToArray()))
        {
            http.Response.StatusCode = 403;
            return;
        }

        var path = http.Request.Path.Value!;
        var key = path.Length > Bucket.Length + 2 ? path[(Bucket.Length + 2)..] : "";
        if (key.Length == 0) await ListAsync(http);
        else await AnswerAsync(http, key, body.ToArray());
    }

    private async Task AnswerAsync(HttpContext http, string key, byte[] body)
    {
        switch (http.Request.Method)
        {
            case "PUT":
                Objects[key] = body;
                break;
            case "DELETE":
                Objects.TryRemove(key, out _);
                http.Response.StatusCode = 204;
                break;
            default:
                if (!Objects.TryGetValue(key, out var bytes))
                {
                    http.Response.StatusCode = 404;
                    return;
                }

                http.Response.ContentLength = bytes.Length;
                if (http.Request.Method == "GET") await http.Response.Body.WriteAsync(bytes);
                break;
        }
    }

    private Task ListAsync(HttpContext http)
    {
        var prefix = http.Request.Query["prefix"].ToString();
        var after = http.Request.Query["start-after"].ToString();
        var keys = Objects.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal) && string.CompareOrdinal(key, after) > 0)
            .Order(StringComparer.Ordinal).Take(KeysPerPage);
        var contents = string.Concat(keys.Select(key => $"<Contents><Key>{key}</Key></Contents>"));
        return http.Response.WriteAsync($"""<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">{contents}</ListBucketResult>""");
    }

    private static bool IsUnknown(HttpRequest request) =>
        request.Headers.Keys.Any(name => name.Contains("checksum", StringComparison.OrdinalIgnoreCase) || name == "x-amz-trailer")
        || request.Headers["x-amz-content-sha256"].ToString().StartsWith("STREAMING-", StringComparison.Ordinal)
        || request.Headers.ContentEncoding.Count > 0;

    /// <summary>Without TLS nothing else protects the body.</summary>
    private static bool IsBodySigned(HttpRequest request, byte[] body) => request.Headers["x-amz-content-sha256"] == Hex(SHA256.HashData(body));

    /// <summary>Reckons the header step by step as the service's documents describe it.</summary>
    private static string Expected(HttpRequest request)
    {
        var date = request.Headers["x-amz-date"].ToString();
        var query = string.Join(
            '&', request.Query.Select(one => $"{Uri.EscapeDataString(one.Key)}={Uri.EscapeDataString(one.Value.ToString())}").Order(StringComparer.Ordinal));
        var names = SignedHeaders(request);
        var canonical = new StringBuilder().Append(request.Method).Append('\n').Append(request.Path.Value).Append('\n').Append(query).Append('\n');
        foreach (var name in names) canonical.Append(name).Append(':').Append(request.Headers[name].ToString().Trim()).Append('\n');
        canonical.Append('\n').AppendJoin(';', names).Append('\n').Append(request.Headers["x-amz-content-sha256"]);
        var day = DateTime.ParseExact(date, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var scope = $"{day}/{Region}/s3/aws4_request";
        var text = $"AWS4-HMAC-SHA256\n{date}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical.ToString())))}";
        var key = Encoding.UTF8.GetBytes("AWS4" + SecretKey);
        foreach (var step in new[] { day, Region, "s3", "aws4_request", text }) key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(step));
        return $"AWS4-HMAC-SHA256 Credential={AccessKey}/{scope}, SignedHeaders={string.Join(';', names)}, Signature={Hex(key)}";
    }

    /// <summary>The headers that the client says it has signed; of all that S3 demands none may be missing.</summary>
    private static string[] SignedHeaders(HttpRequest request)
    {
        var named = request.Headers.Authorization.ToString().Split("SignedHeaders=")[^1].Split(',')[0].Split(';');
        return [.. named.Union(["host", "x-amz-content-sha256", "x-amz-date"]).Order(StringComparer.Ordinal)];
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
