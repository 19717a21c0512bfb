using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace ContactCenter.Tests.Files;

/// <summary>An S3-compatible service in this process. It reckons every signature by itself, from the request as it came.</summary>
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
        if (http.Request.Headers.Authorization != Expected(http.Request))
        {
            http.Response.StatusCode = 403;
            return;
        }

        var path = http.Request.Path.Value!;
        var key = path.Length > Bucket.Length + 2 ? path[(Bucket.Length + 2)..] : "";
        if (key.Length == 0) await ListAsync(http);
        else await AnswerAsync(http, key);
    }

    private async Task AnswerAsync(HttpContext http, string key)
    {
        switch (http.Request.Method)
        {
            case "PUT":
                using (var body = new MemoryStream())
                {
                    await http.Request.Body.CopyToAsync(body);
                    Objects[key] = body.ToArray();
                }

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

    /// <summary>Step by step as the service's documents describe it.</summary>
    private static string Expected(HttpRequest request)
    {
        var date = request.Headers["x-amz-date"].ToString();
        var query = string.Join(
            '&', request.Query.Select(one => $"{Uri.EscapeDataString(one.Key)}={Uri.EscapeDataString(one.Value.ToString())}").Order(StringComparer.Ordinal));
        var canonical = new StringBuilder()
            .Append(request.Method).Append('\n').Append(request.Path.Value).Append('\n').Append(query).Append('\n')
            .Append("host:").Append(request.Headers.Host).Append('\n')
            .Append("x-amz-content-sha256:").Append(request.Headers["x-amz-content-sha256"]).Append('\n')
            .Append("x-amz-date:").Append(date).Append("\n\n")
            .Append("host;x-amz-content-sha256;x-amz-date\n").Append(request.Headers["x-amz-content-sha256"]);
        var day = DateTime.ParseExact(date, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var scope = $"{day}/{Region}/s3/aws4_request";
        var text = $"AWS4-HMAC-SHA256\n{date}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical.ToString())))}";
        var key = Encoding.UTF8.GetBytes("AWS4" + SecretKey);
        foreach (var step in new[] { day, Region, "s3", "aws4_request", text }) key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(step));
        return $"AWS4-HMAC-SHA256 Credential={AccessKey}/{scope}, SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature={Hex(key)}";
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
