using System.Text;
using System.Text.Json;

namespace ContactCenter.Bench.Contacts;

/// <summary><c>GET omnichannel/contacts.search</c> on a kept-alive connection, signed in.</summary>
internal sealed class HttpSearch : IDisposable
{
    private readonly HttpSocket _socket = new();
    private readonly LargeDirectory _directory;

    private HttpSearch(LargeDirectory directory) => _directory = directory;

    public static async Task<HttpSearch> ConnectAsync(LargeDirectory directory, CancellationToken cancellationToken)
    {
        var search = new HttpSearch(directory);
        await search._socket.ConnectAsync(directory.Server, cancellationToken);
        return search;
    }

    /// <summary>The bytes of a search, made before it is timed.</summary>
    public byte[] Request(Query query)
    {
        var text = query.Text is null ? "" : $"searchText={Uri.EscapeDataString(query.Text)}&";
        if (query.Offset > 0) text += $"offset={query.Offset}&";
        return Encoding.ASCII.GetBytes(
            $"GET /api/v1/omnichannel/contacts.search?{text}count={SearchResult.PageSize} HTTP/1.1\r\n"
            + $"Host: {_directory.Server.Authority}\r\nX-User-Id: {_directory.Admin.UserId}\r\nX-Auth-Token: {_directory.Admin.Token}\r\n\r\n");
    }

    public async Task SendAsync(byte[] request, CancellationToken cancellationToken)
    {
        var status = await _socket.SendAsync(request, cancellationToken);
        if (status != 200) throw new InvalidOperationException($"A search failed: {_socket.ResponseText}");
    }

    /// <summary>Reads the last response, after it was timed.</summary>
    public SearchResult ReadResult()
    {
        var text = _socket.ResponseText;
        var answer = JsonSerializer.Deserialize<JsonElement>(text[(text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
        var ids = answer.GetProperty("contacts").EnumerateArray().Select(contact => contact.GetProperty("_id").GetString()!);
        return new SearchResult([.. ids], answer.GetProperty("total").GetInt64());
    }

    public void Dispose() => _socket.Dispose();
}
