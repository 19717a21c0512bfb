using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContactCenter.Errors;

namespace ContactCenter.Tests;

/// <summary>A response: its status, its JSON and its headers.</summary>
public sealed record ApiResponse(int Status, string Text, string? ContentType, Dictionary<string, string> Headers)
{
    public JsonNode Json => JsonNode.Parse(Text) ?? throw new InvalidOperationException("No JSON.");

    public JsonNode? this[string member] => Json[member];

    public string? Error => Json["error"]?.GetValue<string>();

    /// <summary>The last thing that the server logged when it failed; null = it did not fail, or cannot be asked.</summary>
    public string? ServerError => Headers.GetValueOrDefault(ServerErrorHandler.Header);

    public override string ToString() => ServerError is { } error ? $"{Status}: {Text} ({error})" : $"{Status}: {Text}";
}

/// <summary>Speaks HTTP to a server, as one user, as nobody, or with whatever headers a test says.</summary>
public sealed class ApiClient(HttpClient http, string? userId, string? token)
{
    private const string BasePath = "/api/v1/";
    private const int LargeBytes = 1_000_000;

    public string? UserId => userId;

    public string? Token => token;

    public Task<ApiResponse> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<ApiResponse> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, null);

    public Task<ApiResponse> PostAsync(string path, object? body, string? key = null) =>
        SendAsync(HttpMethod.Post, path, JsonSerializer.Serialize(body), key);

    public Task<ApiResponse> PutAsync(string path, object? body) => SendAsync(HttpMethod.Put, path, JsonSerializer.Serialize(body));

    /// <param name="body">The body as it is sent, JSON or not.</param>
    public async Task<ApiResponse> SendAsync(
        HttpMethod method, string path, string? body, string? key = null, (string Name, string Value)[]? headers = null)
    {
        using var request = Request(method, path);
        if (body is not null) With(request, new StringContent(body, Encoding.UTF8, "application/json"));
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        foreach (var (name, value) in headers ?? []) request.Headers.Add(name, value);
        using var response = await http.SendAsync(request);
        return new ApiResponse(
            (int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Content.Headers.ContentType?.ToString(),
            response.Headers.ToDictionary(header => header.Key, header => string.Join(",", header.Value),
                StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Sends a request and returns the response as soon as it begins; its body may still be coming.</summary>
    public async Task<HttpResponseMessage> BeginAsync(
        HttpMethod method, string path, HttpContent? content = null, CancellationToken cancellationToken = default)
    {
        using var request = Request(method, path);
        With(request, content);
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    // A server that refuses a large body closes the connection under who still writes it: asked first, it can answer.
    private static void With(HttpRequestMessage request, HttpContent? content)
    {
        request.Content = content;
        request.Headers.ExpectContinue = content?.Headers.ContentLength > LargeBytes ? true : null;
    }

    private HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, path.StartsWith('/') ? path : BasePath + path);
        if (userId is not null) request.Headers.Add("X-User-Id", userId);
        if (token is not null) request.Headers.Add("X-Auth-Token", token);
        return request;
    }
}

/// <summary>Adds to a response with 500 what the server logged, so that a failed test says why.</summary>
public sealed class ServerErrorHandler(CapturedLog log, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    public const string Header = "X-Server-Error";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if ((int)response.StatusCode == 500 && log.LastError is { } error)
            response.Headers.TryAddWithoutValidation(Header, error.ReplaceLineEndings(" "));
        return response;
    }
}
