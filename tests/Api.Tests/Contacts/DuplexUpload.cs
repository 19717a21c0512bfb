using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace ContactCenter.Tests.Contacts;

/// <summary>An import over a bare connection: reads the response while it sends, which HttpClient does not.</summary>
internal sealed class DuplexUpload : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TcpClient _tcp = new();
    private StreamReader _answer = null!;

    /// <param name="text">Comes together with the request: no pause of the sender is between them.</param>
    public static async Task<DuplexUpload> BeginAsync(ApiServer server, ApiClient client, string text)
    {
        var upload = new DuplexUpload();
        await upload._tcp.ConnectAsync(server.Address.Host, server.Address.Port);
        upload._answer = new StreamReader(upload._tcp.GetStream());
        await upload.WriteAsync(
            $"POST /api/v1/omnichannel/contacts.import HTTP/1.1\r\nHost: {server.Address.Authority}\r\nX-User-Id: {client.UserId}\r\n"
            + $"X-Auth-Token: {client.Token}\r\nContent-Type: text/csv\r\nTransfer-Encoding: chunked\r\n\r\n{Chunk(text)}");
        return upload;
    }

    public Task SendAsync(string text) => WriteAsync(Chunk(text));

    public Task EndAsync() => WriteAsync("0\r\n\r\n");

    /// <summary>The next line of the response that has this member.</summary>
    public async Task<string> ReadAsync(string member)
    {
        using var timeout = new CancellationTokenSource(Patience);
        while (await _answer.ReadLineAsync(timeout.Token) is { } line)
            if (line.StartsWith($"{{\"{member}\"", StringComparison.Ordinal)) return line;
        throw new InvalidOperationException($"The answer has ended without {member}.");
    }

    public void Dispose()
    {
        _answer?.Dispose();
        _tcp.Dispose();
    }

    private static string Chunk(string text) => $"{Encoding.UTF8.GetByteCount(text).ToString("x", CultureInfo.InvariantCulture)}\r\n{text}\r\n";

    private async Task WriteAsync(string text) => await _tcp.GetStream().WriteAsync(Encoding.UTF8.GetBytes(text));
}
