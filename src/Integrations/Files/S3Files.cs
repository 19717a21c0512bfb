using System.Net;
using System.Xml.Linq;
using ContactCenter.Files;
using ContactCenter.Integrations.Outgoing;

namespace ContactCenter.Integrations.Files;

/// <summary>Files in an S3-compatible service, for sites with several nodes. Objects are named by room and message, hashed.</summary>
public sealed class S3Files(S3Settings settings, OutgoingHttp outgoing, TimeProvider time) : IFileStore, IDisposable
{
    /// <summary>A page lists a thousand objects.</summary>
    private const int ListBytesMax = 4 * 1024 * 1024;

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);

    private readonly HttpClient _http = outgoing.Create(Timeout, ListBytesMax, settings.Endpoint);

    public async Task<long> SaveAsync(string roomId, string messageId, Stream content, long maxBytes, CancellationToken cancellationToken = default)
    {
        var address = AddressOf(FileKeys.Of(roomId, messageId));
        using var known = await SendAsync(HttpMethod.Head, address, null, cancellationToken);
        if (known.StatusCode == HttpStatusCode.OK) return known.Content.Headers.ContentLength ?? 0;
        // The service wants to know the length before the first byte, and a client need not know it: what came is kept here meanwhile.
        await using var kept = new FileStream(
            Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        var size = await LimitedCopy.RunAsync(content, kept, maxBytes, cancellationToken);
        kept.Position = 0;
        using var body = new StreamContent(kept);
        body.Headers.ContentLength = size;
        using var answer = await SendAsync(HttpMethod.Put, address, body, cancellationToken);
        answer.EnsureSuccessStatusCode();
        return size;
    }

    public async Task<Stream?> OpenAsync(string roomId, string messageId, CancellationToken cancellationToken = default)
    {
        var answer = await SendAsync(HttpMethod.Get, AddressOf(FileKeys.Of(roomId, messageId)), null, cancellationToken);
        if (answer.StatusCode == HttpStatusCode.NotFound)
        {
            answer.Dispose();
            return null;
        }

        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStreamAsync(cancellationToken);
    }

    public Task DeleteAsync(string roomId, string messageId, CancellationToken cancellationToken = default) =>
        DeleteAsync(FileKeys.Of(roomId, messageId), cancellationToken);

    /// <summary>Up to the 1,000 that the service lists at once.</summary>
    public async Task<int> CountRoomAsync(string roomId, CancellationToken cancellationToken = default)
    {
        var count = 0;
        string? last = null;
        while (await ListAsync(FileKeys.OfRoom(roomId) + "/", cancellationToken, after: last) is { Count: > 0 } keys)
        {
            count += keys.Count;
            last = keys[^1];
        }

        return count;
    }

    /// <summary>Page by page until nothing is left: a page is listed anew after its objects are gone.</summary>
    public async Task DeleteRoomAsync(string roomId, CancellationToken cancellationToken = default)
    {
        while (await ListAsync(FileKeys.OfRoom(roomId) + "/", cancellationToken) is { Count: > 0 } keys)
            foreach (var key in keys) await DeleteAsync(key, cancellationToken);
    }

    public void Dispose() => _http.Dispose();

    private async Task DeleteAsync(string key, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(HttpMethod.Delete, AddressOf(key), null, cancellationToken);
        if (answer.StatusCode != HttpStatusCode.NotFound) answer.EnsureSuccessStatusCode();
    }

    /// <param name="after">The key behind which the page begins; null = at the first.</param>
    private async Task<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellationToken, string? after = null)
    {
        var start = after is null ? "" : $"&start-after={Uri.EscapeDataString(after)}";
        var address = new Uri($"{AddressOf("").AbsoluteUri.TrimEnd('/')}?list-type=2&prefix={Uri.EscapeDataString(prefix)}{start}");
        using var answer = await SendAsync(HttpMethod.Get, address, null, cancellationToken);
        answer.EnsureSuccessStatusCode();
        await answer.Content.LoadIntoBufferAsync(ListBytesMax, cancellationToken);
        var list = XDocument.Parse(await answer.Content.ReadAsStringAsync(cancellationToken));
        return [.. list.Descendants().Where(element => element.Name.LocalName == "Key").Select(element => element.Value)];
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, Uri address, HttpContent? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, address) { Content = body };
        S3Signature.Sign(request, settings, time.GetUtcNow());
        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private Uri AddressOf(string key) => new($"{settings.Endpoint.AbsoluteUri.TrimEnd('/')}/{Uri.EscapeDataString(settings.Bucket)}/{key}");
}
