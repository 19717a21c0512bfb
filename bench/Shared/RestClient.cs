using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace ContactCenter.Driving;

/// <summary>A signed-in user.</summary>
public sealed record SignIn(string UserId, string Token)
{
    internal IEnumerable<(string Name, string Value)> Headers => [("X-User-Id", UserId), ("X-Auth-Token", Token)];
}

/// <summary>A response of the REST API.</summary>
public sealed record RestResponse(int Status, JsonElement Body)
{
    public bool IsSuccess => Status == 200;
}

/// <summary>Calls the REST API of one node.</summary>
public sealed class RestClient(Uri server) : IDisposable
{
    /// <summary>A node may be unable to serve for a moment, and says so: clients send again then.</summary>
    private static readonly TimeSpan RetryTime = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient _http = new(new SocketsHttpHandler())
    {
        BaseAddress = new Uri(server, "/api/v1/"), Timeout = TimeSpan.FromSeconds(60),
    };

    public void Dispose() => _http.Dispose();

    public Task<JsonElement> GetAsync(string path, SignIn? user = null, CancellationToken cancellationToken = default) =>
        RequireAsync(HttpMethod.Get, path, null, user, cancellationToken);

    public Task<JsonElement> PostAsync(string path, object body, SignIn? user = null, CancellationToken cancellationToken = default) =>
        RequireAsync(HttpMethod.Post, path, body, user, cancellationToken);

    /// <returns>The response, successful or not.</returns>
    /// <exception cref="Exception">There was no response, or half of one: <see cref="NoResponse"/> tells it from others.</exception>
    public Task<RestResponse> SendAsync(HttpMethod method, string path, object? body, SignIn? user, CancellationToken cancellationToken = default) =>
        SendAsync(method, path, body, user, idempotencyKey: null, cancellationToken);

    /// <param name="idempotencyKey">Sent again with the same key, the command is carried out once.</param>
    /// <inheritdoc cref="SendAsync(HttpMethod, string, object?, SignIn?, CancellationToken)"/>
    public async Task<RestResponse> SendAsync(
        HttpMethod method, string path, object? body, SignIn? user, string? idempotencyKey, CancellationToken cancellationToken)
    {
        using var request = Request(method, path, user);
        if (idempotencyKey is not null) request.Headers.Add("Idempotency-Key", idempotencyKey);
        if (body is not null) request.Content = JsonContent.Create(body);
        using var response = await _http.SendAsync(request, cancellationToken);
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        // A proxy answers in words of its own when it finds nobody.
        var isJson = bytes.Length > 0 && response.Content.Headers.ContentType?.MediaType != "text/html";
        return new RestResponse((int)response.StatusCode, isJson ? JsonSerializer.Deserialize<JsonElement>(bytes) : default);
    }

    /// <returns>The response as it is written.</returns>
    public async Task<(int Status, string Body)> GetTextAsync(string path, SignIn? user, CancellationToken cancellationToken = default)
    {
        using var request = Request(HttpMethod.Get, path, user);
        using var response = await _http.SendAsync(request, cancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
    }

    /// <summary>Sends a body that is no JSON: a file.</summary>
    public async Task<JsonElement> UploadAsync(
        string path, HttpContent content, SignIn? user, string? visitorToken = null, CancellationToken cancellationToken = default)
    {
        using var request = Request(HttpMethod.Post, path, user);
        request.Content = content;
        if (visitorToken is not null) request.Headers.Add("X-Visitor-Token", visitorToken);
        using var response = await _http.SendAsync(request, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        if (!response.IsSuccessStatusCode) throw new InvalidOperationException($"{path} answered {(int)response.StatusCode}: {text}");
        return JsonSerializer.Deserialize<JsonElement>(text.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]);
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, SignIn? user)
    {
        var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in user?.Headers ?? []) request.Headers.Add(name, value);
        return request;
    }

    private async Task<JsonElement> RequireAsync(
        HttpMethod method, string path, object? body, SignIn? user, CancellationToken cancellationToken)
    {
        var key = Guid.NewGuid().ToString("N");
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(RetryPause, cancellationToken))
        {
            var answer = await SendAsync(method, path, body, user, key, cancellationToken);
            if (answer.IsSuccess) return answer.Body;
            if (answer is { Status: >= 502 and <= 504 } && watch.Elapsed < RetryTime) continue;
            throw new InvalidOperationException($"{method} {path} answered {answer.Status}: {answer.Body}");
        }
    }
}
