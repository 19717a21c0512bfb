using System.Buffers.Text;
using System.Net.Sockets;
using System.Text;

namespace ContactCenter.Bench;

/// <summary>
/// One kept-alive HTTP/1.1 connection, one request at a time. A general client costs several times as much processor time per request,
/// which the server on the same machine would lack.
/// </summary>
internal sealed class HttpSocket : IDisposable
{
    private const int ResponseBytesMax = 64 * 1024;

    private readonly byte[] _answer = new byte[ResponseBytesMax];
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private int _length;

    public string ResponseText => Encoding.UTF8.GetString(_answer, 0, _length);

    public async Task ConnectAsync(Uri server, CancellationToken cancellationToken) =>
        await _socket.ConnectAsync(server.Host, server.Port, cancellationToken);

    /// <returns>The status of the response.</returns>
    /// <exception cref="IOException">The connection ended before the response did.</exception>
    public async ValueTask<int> SendAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        for (var rest = request; rest.Length > 0;) rest = rest[await _socket.SendAsync(rest, cancellationToken)..];
        _length = 0;
        while (!IsComplete())
        {
            if (_length == ResponseBytesMax) throw new IOException("The answer is too long.");
            var count = await _socket.ReceiveAsync(_answer.AsMemory(_length), cancellationToken);
            if (count == 0) throw new IOException("The server closed the connection.");
            _length += count;
        }

        // "HTTP/1.1 200 OK"
        return Utf8Parser.TryParse(_answer.AsSpan(9, 3), out int status, out _) ? status : throw new IOException("That is no HTTP answer.");
    }

    public void Dispose() => _socket.Dispose();

    private bool IsComplete()
    {
        var text = _answer.AsSpan(0, _length);
        var headEnd = text.IndexOf("\r\n\r\n"u8);
        if (headEnd < 0) return false;
        var head = text[..headEnd];
        var at = head.IndexOf("Content-Length: "u8);
        if (at < 0) return text.EndsWith("\r\n0\r\n\r\n"u8);
        return Utf8Parser.TryParse(head[(at + "Content-Length: ".Length)..], out int bodyLength, out _)
            && text.Length >= headEnd + 4 + bodyLength;
    }
}
